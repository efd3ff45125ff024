//! Our theme on the tokens of Designsystemet: sizes, type, the element's own ground, and the rules every screen shares.
// `--tildeling-unit` is the host element's font size as a length (registered in base.js), so text follows the page's body
// text and the reader's zoom, never a host page's odd root size. `.t-root` starts anew, where a host's rules for the tag do not reach;
// it takes over only the type face, the colour scheme and the spacing of text, so that text-spacing tools win.
const sizes = Array.from({ length: 15 }, (_, at) => `--ds-size-${at}:calc(${at * 0.25} * var(--tildeling-unit))`).join(';');

export default `
:host{
  --tildeling-unit:1em;
  ${sizes};--ds-size-18:calc(4.5 * var(--tildeling-unit));
  --ds-border-width-default:1px;--ds-border-width-focus:3px;--ds-opacity-disabled:.4;
  --ds-border-radius-sm:calc(.25 * var(--tildeling-unit));--ds-border-radius-md:calc(.375 * var(--tildeling-unit));
  --ds-border-radius-default:calc(.5 * var(--tildeling-unit));--ds-border-radius-lg:calc(.75 * var(--tildeling-unit));--ds-border-radius-full:100vmax;
  --ds-icon-size:calc(1.5 * var(--tildeling-unit));
  --ds-font-weight-regular:400;--ds-font-weight-medium:550;--ds-font-weight-semibold:650;
  --ds-line-height-sm:1.3;--ds-line-height-md:1.55;--ds-line-height-lg:1.7;
  --ds-body-md-font-size:calc(1.125 * var(--tildeling-unit));--ds-body-md-line-height:1.55;--ds-body-md-font-weight:400;
  --ds-body-sm-font-size:calc(1 * var(--tildeling-unit));--ds-body-xs-font-size:calc(.9375 * var(--tildeling-unit));
  --ds-font-size-plus-1:1.1em;--ds-font-size-minus-1:.9em;
  --ds-heading-md-font-weight:650;--ds-heading-md-line-height:1.25;--ds-heading-md-letter-spacing:normal;
  --ds-heading-lg-font-weight:650;--ds-heading-lg-line-height:1.2;--ds-heading-lg-letter-spacing:-.01em;--ds-heading-lg-font-size:calc(2 * var(--tildeling-unit));
  --ds-heading-md-font-size:calc(1.5 * var(--tildeling-unit));
  --ds-heading-sm-font-weight:650;--ds-heading-sm-line-height:1.3;--ds-heading-sm-letter-spacing:normal;--ds-heading-sm-font-size:calc(1.25 * var(--tildeling-unit));
  --ds-color-focus-inner:light-dark(#fff,#141310);--ds-color-focus-outer:light-dark(#1d1c1a,#f4efe6);
  --dsc-focus-boxShadow:0 0 0 var(--ds-border-width-focus) var(--ds-color-focus-inner);
  --dsc-focus-boxShadow-inset:inset 0 0 0 calc(var(--ds-border-width-focus)*2) var(--ds-color-focus-inner);
  --dsc-focus-outline:var(--ds-color-focus-outer) solid var(--ds-border-width-focus);
  --_ground:light-dark(#fffdfa,#191815);--_paper:light-dark(#f7f2e9,#24221e);
  display:block;box-sizing:border-box;inline-size:100%;min-inline-size:0;max-inline-size:var(--tildeling-max-inline-size,none);
  font-size:max(1em,16px);line-height:var(--ds-line-height-md);letter-spacing:normal;word-spacing:normal;background:var(--_ground);
}
:host([hidden]){display:none}
:host([color-scheme=light]){color-scheme:light}
:host([color-scheme=dark]){color-scheme:dark}
:host([color-scheme=auto]){color-scheme:light dark}
*,*::before,*::after{box-sizing:border-box}
.t-root{all:initial;display:block;box-sizing:border-box;font-family:inherit;line-height:inherit;letter-spacing:inherit;word-spacing:inherit;color-scheme:inherit;visibility:inherit;
  color:var(--ds-color-neutral-text-default);container:tildeling/inline-size;font-size:var(--ds-body-md-font-size);overflow-wrap:anywhere}
.t-fail{margin-block-end:var(--ds-size-8)}
h1,h2,h3,h4,h5,h6,p,ul,ol,dl,dd,figure,fieldset{margin:0;padding:0}
fieldset{border:0;min-inline-size:0}
p,li,dd,dt{max-inline-size:42em;text-wrap:pretty}
h1,h2,h3,h4,h5,h6{text-wrap:balance;line-height:1.25;font-weight:var(--ds-font-weight-semibold);color:var(--ds-color-neutral-text-default)}
[tabindex="-1"]:focus:not(:focus-visible){outline:none}
[tabindex="-1"]:focus-visible{outline:var(--dsc-focus-outline);outline-offset:6px;border-radius:2px}
.t-hidden{position:absolute;inline-size:1px;block-size:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.t-number{font-variant-numeric:tabular-nums lining-nums;white-space:nowrap}
.t-stack>*+*{margin-block-start:var(--_gap,var(--ds-size-4))}
.ds-button{max-inline-size:100%;min-block-size:48px;min-inline-size:48px}
.ds-button:disabled{opacity:var(--ds-opacity-disabled);cursor:not-allowed}
@media (forced-colors:active){.ds-button{border-color:ButtonText}.ds-button:disabled{border-color:GrayText}}
@media (prefers-reduced-motion:reduce){*,*::before,*::after,*::details-content{transition-duration:0s!important;animation-duration:0s!important}}
@media print{:host{background:none}}
`;
