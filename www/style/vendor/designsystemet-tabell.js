//! @digdir/designsystemet-css 1.22.0 (MIT, see LICENSE; sha512-f/+YOK1Gvl7ypdeRh0TDGs28eu8DkOPDAR+T8yLpnys9FxNWX05UNuhXJwYwRuzF9WUgjAhpJ5JKdodTDxWMEA==): input. Made by make.mjs; do not edit.
// sha256-ociChpXcEaYPJ12yBg8aKHo6GPhjVPVBGdmjRCPclVo=
export default String.raw`.ds-input:is(select){padding-inline-end:2.4em;background-image:linear-gradient(45deg,var(--_dsc-input-diagonal-1),var(--_dsc-input-diagonal-2),var(--_dsc-input-diagonal-3),var(--_dsc-input-diagonal-4)),linear-gradient(-45deg,var(--_dsc-input-diagonal-1),var(--_dsc-input-diagonal-2),var(--_dsc-input-diagonal-3),var(--_dsc-input-diagonal-4));background-position:calc(100% - 1.2em + var(--dsc-input-stroke-width)),calc(100% - .8em);background-size:.4em .4em;background-repeat:no-repeat;text-overflow:ellipsis}
.ds-input:is(select):open{background-image:linear-gradient(-45deg,var(--_dsc-input-diagonal-1),var(--_dsc-input-diagonal-2),var(--_dsc-input-diagonal-3),var(--_dsc-input-diagonal-4)),linear-gradient(45deg,var(--_dsc-input-diagonal-1),var(--_dsc-input-diagonal-2),var(--_dsc-input-diagonal-3),var(--_dsc-input-diagonal-4))}
@media (forced-colors:active){.ds-input:is(select){appearance:auto}
}
.ds-input:is(textarea){height:auto;min-height:calc(var(--dsc-input-size)*1.5);resize:vertical}
.ds-input:is(textarea):not([rows]){field-sizing:content;height:var(--_ds-field-sizing)}
.ds-input:where([type=text],[type=email],[type=tel],[type=url],[type=search]){height:unset;padding-block:calc((var(--dsc-input-size) - var(--dsc-input-line-height)*1em)/2 - var(--dsc-input-border-width))}
.ds-input:not([size],[cols],select:where([data-width=auto])){width:100%}
.ds-input:indeterminate:where([type=checkbox]){background:var(--dsc-input-accent-color);border-color:var(--dsc-input-accent-color);color:var(--dsc-input-stroke-color)}
.ds-input[type=checkbox][aria-invalid=true]:where(:indeterminate){background:var(--dsc-input-accent-color--invalid);color:var(--dsc-input-stroke-color--invalid)}
.ds-input[type=checkbox]:indeterminate{background-origin:content-box;background-position:50%;background-repeat:no-repeat;background-size:contain;background-image:linear-gradient(transparent calc(48% - var(--dsc-input-stroke-width)),currentcolor calc(50% - var(--dsc-input-stroke-width)),currentcolor calc(50% + var(--dsc-input-stroke-width)),transparent calc(52% + var(--dsc-input-stroke-width)))}
@media (forced-colors:active){.ds-input[type=checkbox]:indeterminate{background-color:LinkText;border-color:LinkText;forced-color-adjust:none}
}
`;
