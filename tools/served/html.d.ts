// HTML files that the one-file build takes in as text.
declare module "*.html" {
  const text: string;
  export default text;
}
