//! The words of one language beside the ids: facts and services as the pages show them.
import { phrase } from './phrase.js';

/** A text, whatever language it is in; nothing when there is none. */
export const plain = (text) => (text && typeof text === 'object' ? text.text : text ?? null);
const plainList = (list = []) => list.map(plain);

export class Words {
  constructor(all, lang, ids) {
    this.all = {
      ...all,
      contact: { ...all.contact, name: plain(all.contact.name), hours: plain(all.contact.hours) },
      sources: (all.sources ?? []).map(({ title, url = null, dated = null, confidence = null }) => ({ title, url, dated, confidence })),
      low_threshold: (all.low_threshold ?? []).map((it) => ({ ...it, name: plain(it.name), text: plain(it.text) })),
    };
    this.lang = lang;
    this.kommune = all.kommune;
    this.texts = ids.facts.map((fact, at) => {
      const { label, unit, options, phrases = [], presumed } = all.facts[at];
      return { label: plain(label), unit: plain(unit), options: plainList(options), phrases: phrases.map(([values, text]) => [values, plain(text)]), presumed: plain(presumed) };
    });
    this.facts = ids.facts.map((fact, at) => {
      const { subject, area, iplos, why, caseworker } = all.facts[at];
      const { label, unit, options } = this.texts[at];
      return {
        id: fact.id, subject, kind: fact.kind, label, why: plain(why), unit, min: fact.min, max: fact.max, used: fact.used,
        options: fact.kind === 'choice' ? fact.options.map((id, place) => ({ id, text: options[place] })) : null,
        assessed_by: fact.professional ? 'professional' : null,
        iplos: iplos ? { code: iplos } : null,
        area, caseworker,
      };
    });
    this.services = ids.services.map((service, at) => this.#service(service, all.services[at]));
  }

  #service(ids, words) {
    return {
      ...words,
      id: ids.id,
      name: plain(words.name),
      about: plain(words.about),
      includes: plainList(words.includes),
      not_included: plainList(words.not_included),
      law: (words.grounds ?? []).map((it) => it.law).join('; '),
      apply: words.apply && { ...words.apply, text: plain(words.apply.text) },
      deadline: words.deadline && { ...words.deadline, text: plain(words.deadline.text) },
      complaint: words.complaint && { ...words.complaint, body: plain(words.complaint.body), text: plain(words.complaint.text) },
      waiting: plain(words.waiting),
      cost: plain(words.cost),
      decided_by: plain(words.decided_by),
      grounds: ids.grounds.map((ground, at) => ({ ...ground, law: words.grounds[at].law })),
      criteria: ids.criteria.map((criterion, at) => {
        const { text, law, source, burden, exception } = words.criteria[at];
        return { id: criterion.id, text: plain(text), strength: criterion.strength, law, source: this.all.sources[source], lang: text?.lang ?? this.lang, burden, exception: plain(exception) };
      }),
      relations: ids.relations.map((relation, at) => ({ ...relation, holder: words.relations[at].holder, text: plain(words.relations[at].text) })),
      ladder: ids.rungs.map((rung, at) => ({ rung: rung.id, ...words.ladder[at], text: plain(words.ladder[at].text), skip: plainList(words.ladder[at].skip) })),
      doses: plainList(words.doses),
      norms: (words.norms ?? []).map((it) => ({ ...it, text: plain(it.text) })),
      priority: plainList(words.priority),
      process: plainList(words.process),
      documents: (words.documents ?? []).map((it) => ({ text: plain(it.text), any_of: plainList(it.any_of) })),
    };
  }

  /** A fact with values as a sentence. */
  phrase(fact, at, values) { return phrase(fact, this.texts[at], values, this.lang); }
}
