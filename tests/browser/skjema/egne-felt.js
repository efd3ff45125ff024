// Two form-associated custom elements of a host: one shows its value, the other only submits it.
class Field extends HTMLElement {
  static formAssociated = true;
  internals = this.attachInternals();
  set(value) { this.internals.setFormValue(value); this.held = value; this.dispatchEvent(new Event('input', { bubbles: true, composed: true })); }
}
customElements.define('x-valg', class extends Field { get value() { return this.held ?? ''; } });
customElements.define('x-tall', class extends Field {});
