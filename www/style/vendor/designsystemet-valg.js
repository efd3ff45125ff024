//! @digdir/designsystemet-css 1.22.0 (MIT, see LICENSE; sha512-f/+YOK1Gvl7ypdeRh0TDGs28eu8DkOPDAR+T8yLpnys9FxNWX05UNuhXJwYwRuzF9WUgjAhpJ5JKdodTDxWMEA==): label, link, validation-message, field, fieldset, input. Made by make.mjs; do not edit.
// sha256-R4NFt6UphSAK8y90nLf+flyeqOlcGWRsLJ8t0hOltoU=
export default String.raw`.ds-label{font-weight:var(--ds-font-weight-medium);line-height:var(--ds-body-md-line-height)}
.ds-label[data-weight=semibold]{font-weight:var(--ds-font-weight-semibold)}
.ds-label[data-weight=regular]{font-weight:var(--ds-font-weight-regular)}

.ds-link{color:var(--ds-color-text-subtle);outline:none;text-decoration-line:underline;text-decoration-style:solid;text-decoration-thickness:0.06em;text-underline-offset:.24em;border-radius:0}
.ds-link:is(button){background:none;border:none;cursor:pointer;font:inherit;margin:0;padding:0;text-align:inherit}
.ds-link:where(:visited){color:var(--ds-color-text-subtle)}
@media (hover:hover) and (pointer:fine){.ds-link:where(:hover){color:var(--ds-color-text-default);text-decoration-thickness:0.12em}
}
.ds-link:focus-visible{box-shadow:var(--_ds--focus,var(--dsc-focus-boxShadow));outline:var(--_ds--focus,var(--dsc-focus-outline));outline-offset:var(--_ds--focus,var(--ds-border-width-focus))}
.ds-link:focus-visible *{--_ds--focus:}
.ds-link:where(:active){background:transparent;color:var(--ds-color-text-default)}

:where(.ds-validation-message){margin:0}
.ds-validation-message{--dsc-validation-message-icon-url:url("data:image/svg+xml;charset=utf-8,%3Csvg%20xmlns%3D%22http%3A%2F%2Fwww.w3.org%2F2000%2Fsvg%22%20viewBox%3D%220%200%2024%2024%22%3E%3Cpath%20fill-rule%3D%22evenodd%22%20d%3D%22M7.74%202.47a.75.75%200%200%201%20.53-.22h7.46a.75.75%200%200%201%20.53.22l5.27%205.27c.14.14.22.33.22.53v7.46a.75.75%200%200%201-.22.53l-5.27%205.27a.75.75%200%200%201-.53.22H8.27a.75.75%200%200%201-.53-.22l-5.27-5.27a.75.75%200%200%201-.22-.53V8.27a.75.75%200%200%201%20.22-.53zm1.29%205.5a.75.75%200%200%200-1.06%201.06L10.94%2012l-2.97%202.97a.75.75%200%201%200%201.06%201.06L12%2013.06l2.97%202.97a.75.75%200%201%200%201.06-1.06L13.06%2012l2.97-2.97a.75.75%200%200%200-1.06-1.06L12%2010.94z%22%2F%3E%3C%2Fsvg%3E");color:var(--ds-color-danger-text-subtle);position:relative;padding-inline-start:calc(var(--ds-icon-size) + var(--ds-size-2));print-color-adjust:exact}
.ds-validation-message:before{background:currentcolor;content:"";height:var(--ds-icon-size);margin-inline:calc((var(--ds-icon-size) + var(--ds-size-2))*-1);mask:var(--dsc-validation-message-icon-url) center /contain no-repeat;position:absolute;translate:0 calc((1lh - var(--ds-icon-size))/2);width:var(--ds-icon-size)}
@media (forced-colors:active){.ds-validation-message:before{background:CanvasText}
}

.ds-field{print-color-adjust:exact}
.ds-field>*{margin-block:0}
.ds-field>*+*{margin-top:var(--ds-size-2)}
.ds-field :where(label,.ds-input):not([hidden]),.ds-field:not([hidden]){display:block}
.ds-field:has(input[type=radio],input[type=checkbox]){grid-template-areas:"input content";grid-template-columns:auto 1fr;width:fit-content}
.ds-field:has(input[type=radio],input[type=checkbox]):not([hidden]){display:grid}
.ds-field:has(input[type=radio],input[type=checkbox]):has(input:not(:only-child)){column-gap:var(--ds-size-2)}
.ds-field:has(input[type=radio],input[type=checkbox])>*{margin-block:0;grid-column:content}
.ds-field:has(input[type=radio],input[type=checkbox]) label{font-weight:var(--ds-font-weight-regular)}
.ds-field:has(input[type=radio],input[type=checkbox]) label:before{content:none}
.ds-field:has(input[type=radio],input[type=checkbox]) input{grid-column:input;grid-row:1}
.ds-field:has(input[type=radio],input[type=checkbox]):has(input:focus-visible){box-shadow:var(--_ds--focus,var(--dsc-focus-boxShadow));outline:var(--_ds--focus,var(--dsc-focus-outline));outline-offset:var(--_ds--focus,var(--ds-border-width-focus))}
.ds-field:has(input[type=radio],input[type=checkbox]):has(input:focus-visible) *{--_ds--focus:}
.ds-field:has(input[type=radio],input[type=checkbox]) .ds-input:is([type=radio],[type=checkbox]):not([aria-label]){translate:0 calc(.5lh - 50%)}
.ds-field[data-variant=outline]:has(input[type=radio],input[type=checkbox]){--_dsc-field-border-color:var(--ds-color-neutral-border-default);--_dsc-field-outline-width:0;border-color:var(--_dsc-field-border-color);border-radius:var(--ds-border-radius-lg);border-style:solid;border-width:var(--ds-border-width-default);box-shadow:inset 0 0 0 calc(var(--_dsc-field-outline-width) - var(--ds-border-width-default)) var(--_dsc-field-border-color);padding:var(--ds-size-4);width:auto}
.ds-field[data-variant=outline]:has(input[type=radio],input[type=checkbox]):hover{--_dsc-field-outline-width:max(2px, calc(0.125*var(--tildeling-unit)))}
.ds-field[data-variant=outline]:has(input[type=radio],input[type=checkbox]):has(input:checked){--_dsc-field-border-color:var(--ds-color-border-default);--_dsc-field-outline-width:max(2px, calc(0.125*var(--tildeling-unit)))}
@media (forced-colors:active){.ds-field[data-variant=outline]:has(input[type=radio],input[type=checkbox]):has(input:checked){border-color:LinkText}
}
.ds-field[data-variant=outline]:has(input[type=radio],input[type=checkbox]):has(input[aria-invalid=true]){--_dsc-field-border-color:var(--ds-color-danger-border-default)}

.ds-fieldset{border:0;margin:0;min-width:0;padding:0}
.ds-fieldset>legend{padding:0}
.ds-fieldset>*+*{margin-block:var(--ds-size-4) 0}

.ds-input:checked{background:var(--ds-color-base-default);border-color:var(--ds-color-base-default);color:var(--ds-color-base-contrast-default)}
.ds-input[aria-invalid=true]:where(:checked){background:var(--ds-color-danger-text-subtle);color:var(--ds-color-danger-base-contrast-default)}
.ds-input[type=checkbox],.ds-input[type=radio]{border-width:max(var(--ds-border-width-default), calc(var(--ds-size-1)/2));padding:calc(var(--ds-size-1)/2);flex-shrink:0;line-height:inherit;height:var(--ds-size-6);width:var(--ds-size-6)}
@media (forced-colors:active){.ds-input[type=checkbox],.ds-input[type=radio]{color:Canvas}
}
.ds-input[type=radio]{border-radius:var(--ds-border-radius-full)}
.ds-input[type=radio]:checked{background-image:radial-gradient(circle closest-side,currentcolor 45%,transparent 50%)}
@media (forced-colors:active){.ds-input[type=radio]:checked{background-color:LinkText;border-color:LinkText;color:Canvas;forced-color-adjust:none}
}
.ds-input[type=checkbox]{border-radius:var(--ds-border-radius-sm)}
.ds-input[type=checkbox]:checked{--_stroke-width:0.05em;--_stroke-width-fallback:0.05em;--_diagonal-1:transparent calc(48% - var(--_stroke-width, var(--_stroke-width-fallback)));--_diagonal-2:currentcolor calc(50% - var(--_stroke-width, var(--_stroke-width-fallback)));--_diagonal-3:currentcolor calc(50% + var(--_stroke-width, var(--_stroke-width-fallback)));--_diagonal-4:transparent calc(52% + var(--_stroke-width, var(--_stroke-width-fallback)));background-origin:content-box;background-repeat:no-repeat;background-position:10% 73%,90% 50%;background-size:35% 35%,65% 65%;background-image:linear-gradient(45deg,var(--_diagonal-1),var(--_diagonal-2),var(--_diagonal-3),var(--_diagonal-4)),linear-gradient(-45deg,var(--_diagonal-1),var(--_diagonal-2),var(--_diagonal-3),var(--_diagonal-4))}
@media (forced-colors:active){.ds-input[type=checkbox]:checked{background-color:LinkText;border-color:LinkText;forced-color-adjust:none}
}
`;
