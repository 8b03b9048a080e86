// @ts-check
// The JSON Schema of an article, made from the declarations in pkg/types.d.ts, which tests/types.rs holds against the
// Rust structs.

import ts from "typescript";

/** @typedef {Record<string, unknown>} Schema */

/** Declared, but no part of an article. */
const OUTSIDE = ["Options", "GivenRole", "Limits", "ErrorCode"];
/** TypeScript has one type for numbers; those named so have a fraction, and lie between 0 and 1. */
const SHARES = ["confidence", "probability", "trust"];

/**
 * @param {string} declarations the text of pkg/types.d.ts
 * @param {{ isClosed?: boolean }} [how] closed: members that are not declared are refused, for tests. Users get it open,
 *   because later versions may add members.
 * @returns {Schema}
 */
export function schema(declarations, { isClosed = false } = {}) {
  const file = ts.createSourceFile("types.d.ts", declarations, ts.ScriptTarget.Latest, true);
  /** @type {Map<string, ts.InterfaceDeclaration | ts.TypeAliasDeclaration>} */
  const named = new Map();
  for (const statement of file.statements) {
    if (ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement)) named.set(statement.name.text, statement);
    else throw new Error(`a declaration without a place in a schema: ${statement.getText()}`);
  }

  /** @param {ts.TypeNode} node @param {string} member @returns {Schema} */
  function typed(node, member) {
    if (ts.isArrayTypeNode(node)) return { type: "array", items: typed(node.elementType, member) };
    if (ts.isUnionTypeNode(node)) return union(node, member);
    if (ts.isTypeReferenceNode(node)) return { $ref: `#/$defs/${node.typeName.getText()}` };
    if (ts.isLiteralTypeNode(node)) return { const: node.literal.kind === ts.SyntaxKind.NullKeyword ? null : literal(node.literal) };
    switch (node.kind) {
      case ts.SyntaxKind.StringKeyword: return { type: "string" };
      case ts.SyntaxKind.BooleanKeyword: return { type: "boolean" };
      case ts.SyntaxKind.NumberKeyword:
        return SHARES.includes(member) ? { type: "number", minimum: 0, maximum: 1 } : { type: "integer", minimum: 0 };
      default: throw new Error(`a type without a place in a schema: ${node.getText()}`);
    }
  }

  /** @param {ts.UnionTypeNode} node @param {string} member @returns {Schema} */
  function union(node, member) {
    // What may be absent may be `undefined` in JavaScript, but not in JSON.
    const written = node.types.filter((it) => it.kind !== ts.SyntaxKind.UndefinedKeyword);
    if (written.length === 1) return typed(written[0], member);
    const members = written.map((it) => typed(it, member));
    const isLiteral = members.every((it) => "const" in it);
    return isLiteral ? { enum: members.map((it) => it.const) } : { anyOf: members };
  }

  /** @param {ts.InterfaceDeclaration} declaration @returns {{ properties: Schema, required: string[] }} */
  function members(declaration) {
    /** @type {{ properties: Schema, required: string[] }} */
    const all = { properties: {}, required: [] };
    for (const parent of declaration.heritageClauses?.flatMap((it) => [...it.types]) ?? []) {
      const inherited = members(/** @type {ts.InterfaceDeclaration} */ (named.get(parent.expression.getText())));
      Object.assign(all.properties, inherited.properties);
      all.required.push(...inherited.required);
    }
    for (const member of declaration.members) {
      if (!ts.isPropertySignature(member) || !member.type) throw new Error(`a member without a place in a schema: ${member.getText()}`);
      const name = member.name.getText();
      all.properties[name] = { ...described(member), ...typed(member.type, name) };
      if (!member.questionToken) all.required.push(name);
    }
    return all;
  }

  /** @type {Schema} */
  const $defs = {};
  for (const [name, declaration] of named) {
    if (OUTSIDE.includes(name)) continue;
    if (ts.isTypeAliasDeclaration(declaration)) {
      $defs[name] = { ...described(declaration), ...typed(declaration.type, name) };
    } else {
      const open = isClosed ? { additionalProperties: false } : {};
      $defs[name] = { ...described(declaration), type: "object", ...members(declaration), ...open };
    }
  }
  return { $schema: "https://json-schema.org/draft/2020-12/schema", title: "Khabar article", $ref: "#/$defs/Article", $defs };
}

/** @param {ts.Node} node */
function literal(node) {
  if (ts.isStringLiteral(node)) return node.text;
  throw new Error(`a literal without a place in a schema: ${node.getText()}`);
}

/** @param {ts.Node} node @returns {Schema} */
function described(node) {
  const doc = ts.getJSDocCommentsAndTags(node).find(ts.isJSDoc);
  const text = doc && ts.getTextOfJSDocComment(doc.comment);
  return text ? { description: text.replaceAll(/\s+/g, " ") } : {};
}
