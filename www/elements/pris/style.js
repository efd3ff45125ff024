//! The look of sums, of how they are worked out, and of the panel around them: shared by the draft and the cost beside a form.

export default `
:host{--v-ground:light-dark(#fffdfa,#1b1a17);--v-line:light-dark(#e1d9ca,#3a372f);--v-soft:light-dark(#f7f2e9,#22201b);--v-must:light-dark(#9c2a10,#ffb39f);--v-look:light-dark(#7a5200,#f2cf7e);--v-ok:light-dark(#1e6140,#9ad8b4)}
.v-link{background:none;border:0;padding:2px 0;font:inherit;color:light-dark(#0f5561,#8ec7cf);text-decoration:underline;text-underline-offset:.24em;cursor:pointer;min-block-size:24px;min-inline-size:24px;text-align:start;border-radius:2px}
a.v-link{display:inline-block;max-inline-size:100%}
.v-link:hover{text-decoration-thickness:2px}
.v-panel{border:1px solid var(--v-line);border-radius:var(--ds-border-radius-lg);padding:var(--ds-size-4) clamp(var(--ds-size-3),1.6cqi,var(--ds-size-5)) var(--ds-size-5);background:var(--v-ground);min-inline-size:0}
.v-h{font-size:calc(1.15 * var(--tildeling-unit));margin-block-end:var(--ds-size-2);scroll-margin-block-start:var(--ds-size-4)}
.v-hint{color:var(--ds-color-neutral-text-subtle);font-size:.9375em}
.v-problem{color:var(--v-must);font-size:.9375em;font-weight:500}
.v-fold{margin-block-start:var(--ds-size-2)}
.v-fold>summary{cursor:pointer;min-block-size:32px;padding-block:4px;font-weight:550;color:light-dark(#0f5561,#8ec7cf)}
.v-fold[open]>summary{margin-block-end:var(--ds-size-2)}
.v-headline>:empty{display:none}
.v-headline{display:flex;flex-wrap:wrap;gap:0 var(--ds-size-2);align-items:baseline}
.v-per{display:flex;flex-wrap:wrap;gap:0 var(--ds-size-2);min-block-size:1.45em}
.v-total{font-size:calc(1.65 * var(--tildeling-unit));font-weight:650;letter-spacing:-.01em;font-variant-numeric:tabular-nums lining-nums;line-height:1.2}
.v-change{color:var(--ds-color-neutral-text-subtle)}
.v-sums{inline-size:100%;border-collapse:collapse;table-layout:fixed;font-size:.9375em;margin-block:var(--ds-size-2);font-variant-numeric:tabular-nums}
.v-sums :is(th,td){padding:5px 0 5px var(--ds-size-2);text-align:end;border-block-end:1px solid var(--v-line);vertical-align:top}
.v-sums td{overflow-wrap:anywhere}
.v-sums th:first-child{inline-size:5em}
.v-sums :is(th,td):first-child{text-align:start;padding-inline-start:0}
.v-sums tbody th{font-weight:inherit}
.v-sums thead :is(th,td){font-weight:550;color:var(--ds-color-neutral-text-subtle)}
.v-sums .v-row-month>*{font-weight:650}
.v-paid{font-size:.9375em;font-variant-numeric:tabular-nums}
.v-notes{display:grid;gap:2px;font-size:.9375em;color:var(--ds-color-neutral-text-subtle)}
.v-guard{margin-block-start:var(--ds-size-2);padding-inline-start:var(--ds-size-3);border-inline-start:3px solid light-dark(#0f5c66,#6fb4be);font-size:.9375em}
.v-tag{display:inline-block;font-size:.875em;font-weight:550;padding:0 var(--ds-size-2);border:1px solid currentColor;border-radius:var(--ds-border-radius-sm);white-space:nowrap}
.v-trace{display:grid;gap:var(--ds-size-3);margin-block-start:var(--ds-size-3)}
.v-trace li{padding-inline-start:var(--ds-size-3);border-inline-start:3px solid var(--v-line)}
.v-trace .t-number{white-space:normal}
.v-formula{font-variant-numeric:tabular-nums}
`;
