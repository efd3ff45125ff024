//! @digdir/designsystemet-css 1.22.0 (MIT, see LICENSE; sha512-f/+YOK1Gvl7ypdeRh0TDGs28eu8DkOPDAR+T8yLpnys9FxNWX05UNuhXJwYwRuzF9WUgjAhpJ5JKdodTDxWMEA==): button, input. Made by make.mjs; do not edit.
// sha256-5LFrEXkOgzXDpAoVZBzYoS6UDqyLC+EqLwtuYxt4mws=
export default String.raw`.ds-button{--dsc-button-background--active:var(--ds-color-base-active);--dsc-button-background--hover:var(--ds-color-base-hover);--dsc-button-background:var(--ds-color-base-default);--dsc-button-border-color:transparent;--dsc-button-color--active:var(--dsc-button-color--hover);--dsc-button-color--hover:var(--dsc-button-color);--dsc-button-color:var(--ds-color-base-contrast-default);align-items:center;background:var(--dsc-button-background);border-color:var(--dsc-button-border-color);border-radius:var(--ds-border-radius-default);border-style:solid;border-width:var(--ds-border-width-default);box-sizing:border-box;color:var(--dsc-button-color);cursor:pointer;flex-shrink:0;font-family:inherit;font-weight:var(--ds-font-weight-medium);gap:var(--ds-size-2);height:fit-content;justify-content:center;line-height:var(--ds-line-height-sm);min-height:var(--ds-size-12);min-width:var(--ds-size-12);outline:none;padding:var(--ds-size-2) var(--ds-size-4);text-align:inherit;text-decoration:none;width:fit-content;print-color-adjust:exact}
.ds-button:focus-visible{box-shadow:var(--_ds--focus,var(--dsc-focus-boxShadow));outline:var(--_ds--focus,var(--dsc-focus-outline));outline-offset:var(--_ds--focus,var(--ds-border-width-focus))}
.ds-button:focus-visible *{--_ds--focus:}
.ds-button[data-variant=secondary],.ds-button[data-variant=tertiary]{--dsc-button-background--active:var(--ds-color-surface-active);--dsc-button-background--hover:var(--ds-color-surface-hover);--dsc-button-background:transparent;--dsc-button-color--active:var(--dsc-button-color);--dsc-button-color--hover:var(--dsc-button-color);--dsc-button-color:var(--ds-color-text-subtle)}
.ds-button[data-variant=secondary]{--dsc-button-border-color:var(--ds-color-border-strong)}
.ds-button:not([data-size]){font-size:inherit}
.ds-button:focus-visible{position:relative}
.ds-button:not([hidden]){display:flex}
@media (hover:hover) and (pointer:fine){.ds-button:hover{background:var(--dsc-button-background--hover);color:var(--dsc-button-color--hover)}
}
.ds-button:active{background:var(--dsc-button-background--active);color:var(--dsc-button-color--active)}

:where(.ds-input){margin:0}
.ds-input{appearance:none;background:var(--ds-color-neutral-surface-default);border-color:var(--ds-color-neutral-border-default);border-radius:var(--ds-border-radius-md);border-style:solid;border-width:var(--ds-border-width-default);box-sizing:border-box;color:var(--ds-color-neutral-text-default);font-family:inherit;height:var(--ds-size-12);line-height:var(--ds-line-height-md);max-width:100%;min-width:0;padding:var(--ds-size-2) var(--ds-size-3);position:relative;vertical-align:middle;print-color-adjust:exact}
.ds-input:focus-visible{box-shadow:var(--_ds--focus,var(--dsc-focus-boxShadow));outline:var(--_ds--focus,var(--dsc-focus-outline));outline-offset:var(--_ds--focus,var(--ds-border-width-focus))}
.ds-input:focus-visible *{--_ds--focus:}
@media (forced-colors:active){.ds-input{border-color:ButtonText;background-color:Canvas}
}
@supports (width:round(down,0.1em,1px)){.ds-input{border-width:round(up,var(--ds-border-width-default),1px)}
}
.ds-input:not([data-size]){font-size:max(calc(1*var(--tildeling-unit)), 1em)}
.ds-input[aria-invalid=true]{border-color:var(--ds-color-danger-text-subtle)}
`;
