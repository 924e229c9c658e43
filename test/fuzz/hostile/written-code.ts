import ts from 'typescript';

/** What a file of revisions or models has besides what the tool means to write there; empty if all is well. */
export function strangeCode(path: string, source: string): readonly string[] {
  const file = ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true);
  const problems: string[] = [];
  const report = (node: ts.Node) =>
    problems.push(`${path}: ${ts.SyntaxKind[node.kind]} ${node.getText(file).slice(0, 80)}`);
  for (const statement of file.statements) {
    if (!isExpected(statement)) report(statement);
  }
  const visit = (node: ts.Node): void => {
    if (isForbidden(node)) report(node);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return problems;
}

function isExpected(statement: ts.Statement): boolean {
  if (ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement)) return true;
  if (ts.isVariableStatement(statement)) return true;
  if (ts.isFunctionDeclaration(statement)) return statement.body?.statements.every(isDirective) === true;
  return ts.isExpressionStatement(statement) && startsWith(statement.expression, 'metadata');
}

/** `await op.…` */
function isDirective(statement: ts.Statement): boolean {
  return (
    ts.isExpressionStatement(statement) &&
    ts.isAwaitExpression(statement.expression) &&
    startsWith(statement.expression.expression, 'op')
  );
}

function startsWith(node: ts.Expression, name: string): boolean {
  if (ts.isCallExpression(node) || ts.isPropertyAccessExpression(node)) return startsWith(node.expression, name);
  return ts.isIdentifier(node) && node.text === name;
}

/** Nothing is computed in what the tool writes, apart from calls and values. */
function isForbidden(node: ts.Node): boolean {
  return (
    ts.isTemplateExpression(node) ||
    ts.isBinaryExpression(node) ||
    ts.isElementAccessExpression(node) ||
    (ts.isNewExpression(node) && node.expression.getText() !== 'MetaData') ||
    (ts.isIdentifier(node) && node.text === 'globalThis' && !ts.isPropertyAssignment(node.parent))
  );
}
