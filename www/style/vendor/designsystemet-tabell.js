//! @digdir/designsystemet-css 1.22.0 (MIT, see LICENSE; sha512-f/+YOK1Gvl7ypdeRh0TDGs28eu8DkOPDAR+T8yLpnys9FxNWX05UNuhXJwYwRuzF9WUgjAhpJ5JKdodTDxWMEA==): table, error-summary. Made by make.mjs; do not edit.
// sha256-RTetvOmpc+6YcYxWqQspJjFrAtx2NyHfExC3f1z6sVo=
export default String.raw`.ds-table{--dsc-table-background--hover:var(--ds-color-surface-hover);--dsc-table-background--zebra:var(--ds-color-surface-tinted);--dsc-table-background:transparent;--dsc-table-border-color:var(--ds-color-border-subtle);--dsc-table-border-radius:var(--ds-border-radius-lg);--dsc-table-border-style:solid;--dsc-table-border-width:var(--ds-border-width-default);--dsc-table-color:var(--ds-color-text-default);--dsc-table-divider-border-color:var(--dsc-table-border-color);--dsc-table-divider-border-style:solid;--dsc-table-divider-border-width:calc(var(--ds-border-width-default) + 1px);--dsc-table-header-background--hover:var(--ds-color-surface-hover);--dsc-table-header-background--sorted:var(--ds-color-surface-tinted);--dsc-table-header-background--sticky:var(--ds-color-surface-default);--dsc-table-header-background:transparent;--dsc-table-padding:var(--ds-size-2) var(--ds-size-3);--dsc-table-sort-size:var(--ds-icon-size);--dsc-table-vertical-align:middle;--_dsc-table-border-radius--inner:calc(var(--dsc-table-border-radius) - var(--dsc-table-border-width));border-collapse:initial;border-spacing:0;box-sizing:border-box;break-inside:avoid;color:var(--dsc-table-color);vertical-align:var(--dsc-table-vertical-align);width:100%}
.ds-table>:is(thead,tbody,tfoot){vertical-align:inherit}
.ds-table>:is(tbody,thead,tfoot)>tr>:is(th,td){background:var(--dsc-table-background);border-bottom-width:var(--dsc-table-border-width);border-bottom-style:var(--dsc-table-border-style);border-color:var(--dsc-table-border-color);padding:var(--dsc-table-padding);text-align:inherit}
.ds-table th{font-weight:var(--ds-font-weight-semibold)}
.ds-table>thead>tr>:is(th,td){background:var(--dsc-table-header-background)}
.ds-table>thead>tr:last-child>:is(th,td){border-bottom:var(--dsc-table-divider-border-width) var(--dsc-table-divider-border-style) var(--dsc-table-divider-border-color)}
.ds-table>tbody:has(+tfoot)>tr:last-child>:is(th,td){border-bottom:none}
.ds-table>tfoot>tr:first-child>:is(th,td){background:var(--dsc-table-header-background);border-top:var(--dsc-table-divider-border-width) var(--dsc-table-divider-border-style) var(--dsc-table-divider-border-color)}
.ds-table>tfoot>tr:last-child>:is(th,td){border-bottom:none}
.ds-table>caption{break-after:avoid-page;font-size:1.3em;font-size:round(down,1.3em,1px);font-weight:var(--ds-heading-md-font-weight);letter-spacing:var(--ds-heading-md-letter-spacing);line-height:var(--ds-heading-md-line-height);margin:0}
[data-size=sm]:is(.ds-table>caption){font-weight:var(--ds-heading-sm-font-weight);line-height:var(--ds-heading-sm-line-height);font-size:var(--ds-heading-sm-font-size);letter-spacing:var(--ds-heading-sm-letter-spacing)}
[data-size=md]:is(.ds-table>caption){font-size:var(--ds-heading-md-font-size)}
[data-size=lg]:is(.ds-table>caption){font-weight:var(--ds-heading-lg-font-weight);line-height:var(--ds-heading-lg-line-height);font-size:var(--ds-heading-lg-font-size);letter-spacing:var(--ds-heading-lg-letter-spacing)}
.ds-table>caption{text-align:inherit;margin-bottom:var(--ds-size-1)}
.ds-table[data-border]{border-radius:var(--dsc-table-border-radius);border-width:var(--dsc-table-border-width);border-style:var(--dsc-table-border-style);border-color:var(--dsc-table-border-color)}
.ds-table[data-border]>:last-child>tr:last-child>:is(th,td){border-bottom:none}
:is(.ds-table[data-border]>:is(thead:first-of-type,:not(:has(thead)) tbody:first-of-type)>tr:first-child>:is(th,td)):first-child{border-top-left-radius:var(--_dsc-table-border-radius--inner)}
:is(.ds-table[data-border]>:is(thead:first-of-type,:not(:has(thead)) tbody:first-of-type)>tr:first-child>:is(th,td)):last-child{border-top-right-radius:var(--_dsc-table-border-radius--inner)}
:is(.ds-table[data-border]>:is(tfoot:last-of-type,:not(:has(tfoot)) tbody:last-of-type)>tr:last-child>:is(th,td)):first-child{border-bottom-left-radius:var(--_dsc-table-border-radius--inner)}
:is(.ds-table[data-border]>:is(tfoot:last-of-type,:not(:has(tfoot)) tbody:last-of-type)>tr:last-child>:is(th,td)):last-child{border-bottom-right-radius:var(--_dsc-table-border-radius--inner)}

.ds-error-summary{--dsc-errorsummary-background:var(--ds-color-danger-surface-tinted);--dsc-errorsummary-border-radius:var(--ds-border-radius-lg);--dsc-errorsummary-padding:var(--ds-size-7);--dsc-errorsummary-link-color:var(--ds-color-neutral-text-default);--dsc-errorsummary-heading-color:var(--ds-color-danger-text-default);background:var(--dsc-errorsummary-background);border-radius:var(--dsc-errorsummary-border-radius);box-sizing:border-box;padding:var(--dsc-errorsummary-padding);animation:_is-visible 0s}
.ds-error-summary:focus-visible{box-shadow:var(--_ds--focus,var(--dsc-focus-boxShadow));outline:var(--_ds--focus,var(--dsc-focus-outline));outline-offset:var(--_ds--focus,var(--ds-border-width-focus))}
.ds-error-summary:focus-visible *{--_ds--focus:}
.ds-error-summary:not([hidden]){display:block}
.ds-error-summary :is(h1,h2,h3,h4,h5,h6){color:var(--dsc-errorsummary-heading-color);font-size:var(--ds-font-size-plus-1);margin-bottom:var(--ds-size-2)}
.ds-error-summary a{color:var(--dsc-errorsummary-link-color)}
.ds-error-summary li:last-of-type{margin-bottom:0}
@keyframes _is-visible{0%{opacity:0}}
`;
