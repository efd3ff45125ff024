//! The points of a review as a colleague would tell them: the same point for several lines is one, the most pressing first.

const ORDER = ['must_explain', 'check', 'note'];

/** `[{code, severity, items: [{finding, owner}], open}]`: `owner` is the line, or the package for the whole draft; `open` says how many nobody has explained. */
export function points(ctx, pack, findings) {
  const lines = new Map(pack.lines.map((line) => [line.id, line]));
  const kinds = new Map();
  for (const finding of findings) {
    const owner = finding.line ? lines.get(finding.line) : pack;
    if (!owner) continue;
    const kind = kinds.get(finding.code) ?? { code: finding.code, severity: finding.severity, items: [], open: 0 };
    kind.items.push({ finding, owner });
    if (!ctx.explained(owner, finding)) kind.open += 1;
    kinds.set(finding.code, kind);
  }
  return [...kinds.values()].sort((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity));
}

/** How many points are left of each kind, and how many are explained. */
export function left(kinds) {
  const sum = { must_explain: 0, check: 0, explained: 0 };
  for (const { severity, open } of kinds) if (severity !== 'note') sum[open ? severity : 'explained'] += 1;
  return sum;
}
