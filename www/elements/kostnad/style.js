//! The look of the cost beside a form: one narrow panel that also stands well in a wide place.

export default `
:host{background:none}
.k-shell{font-size:var(--ds-body-sm-font-size);line-height:1.45;padding:var(--ds-size-4) clamp(var(--ds-size-3),4cqi,var(--ds-size-5)) var(--ds-size-5)}
.k-shell :is(ul,ol){list-style:none}
.k-shell :is(p,li){max-inline-size:44em}
.k-shell .v-sums{max-inline-size:30em}
.k-shell .v-num{text-align:end}
.k-shell summary{min-block-size:44px;inline-size:fit-content;display:flow-root list-item;list-style:inside disclosure-closed;padding-block:10px}
.k-shell [open]>summary{list-style-type:disclosure-open}
.k-shell :is(summary,a):focus-visible{outline:var(--dsc-focus-outline);outline-offset:2px}
.k-lines{display:grid;gap:var(--ds-size-2);margin-block:var(--ds-size-3);padding-block-start:var(--ds-size-3);border-block-start:1px solid var(--v-line)}
.k-line{display:flex;flex-wrap:wrap;gap:0 var(--ds-size-4);justify-content:space-between;font-weight:550}
.k-part{font-size:1em;margin-block:var(--ds-size-4) 0}
.v-guard{margin-block:var(--ds-size-3)}
[hidden]{display:none!important}
.t-fail{padding:var(--ds-size-4)}
@media print{.v-fold:not([open]){display:none}}
`;
