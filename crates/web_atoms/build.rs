//! Writes the atoms and the table of character references from the lists beside it.

use std::error::Error;
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

use string_cache_codegen::AtomType;

/// Prefixes of namespaces, and their addresses (HTML standard, "Namespaces"; Namespaces in XML, section 3).
const NAMESPACES: [(&str, &str); 8] = [
    ("", ""),
    ("*", "*"),
    ("html", "http://www.w3.org/1999/xhtml"),
    ("mathml", "http://www.w3.org/1998/Math/MathML"),
    ("svg", "http://www.w3.org/2000/svg"),
    ("xlink", "http://www.w3.org/1999/xlink"),
    ("xml", "http://www.w3.org/XML/1998/namespace"),
    ("xmlns", "http://www.w3.org/2000/xmlns/"),
];

fn main() -> Result<(), Box<dyn Error>> {
    for input in ["build.rs", "entities.txt", "local_names.txt"] {
        println!("cargo::rerun-if-changed={input}");
    }
    let out = env::var("OUT_DIR")?;
    let out = Path::new(&out);
    let mut atoms = Vec::new();
    let names = fs::read_to_string("local_names.txt")?;
    let mut local = AtomType::new("LocalName", "local_name!");
    local.atom("");
    for name in names.lines() {
        local.atom(name).atom(&name.to_ascii_lowercase());
    }
    local.write_to(&mut atoms)?;
    AtomType::new("Prefix", "namespace_prefix!")
        .atoms(NAMESPACES.iter().map(|it| it.0))
        .write_to(&mut atoms)?;
    AtomType::new("Namespace", "namespace_url!")
        .atoms(NAMESPACES.iter().map(|it| it.1))
        .write_to(&mut atoms)?;
    fs::write(out.join("atoms.rs"), atoms)?;
    fs::write(out.join("entities.rs"), entities(&fs::read_to_string("entities.txt")?)?)?;
    Ok(())
}

/// All names in one text, where each begins in it, and what each stands for; and for each ASCII character the number of the
/// names that begin with a lower one.
fn entities(list: &str) -> Result<String, Box<dyn Error>> {
    let (mut names, mut starts, mut values) = (String::new(), String::from("0,"), String::new());
    for line in list.lines() {
        let mut words = line.split(' ');
        names.push_str(words.next().ok_or("a name is missing")?);
        write!(starts, "{},", names.len())?;
        let mut code = || words.next().map_or(Ok(0), |it| u32::from_str_radix(it, 16));
        write!(values, "({},{}),", code()?, code()?)?;
    }
    let count = list.lines().count();
    let below =
        |first: u8| list.lines().filter(|it| it.as_bytes().first().is_some_and(|it| *it < first)).count();
    let firsts: Vec<usize> = (0..=128).map(below).collect();
    Ok(format!(
        "static NAMES: &str = {names:?};\n\
         static STARTS: [u16; {}] = [{starts}];\n\
         static VALUES: [(u32, u32); {count}] = [{values}];\n\
         static FIRSTS: [u16; 129] = {firsts:?};\n",
        count + 1
    ))
}
