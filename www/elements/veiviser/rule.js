//! A rule in words: where it stands in law, whether it holds, and how much it weighs.

/** Law as printed in the files, with the names of the laws in full; null where they say that there is none. */
export function lawOf({ law }, t) {
  return law && law !== 'ingen' ? law.replace(/\b(hol|pbrl|fvl)\b/g, (short) => t(`law.${short}`)) : null;
}

/** The law behind a text, in brackets after it. */
export function afterwards(it, t) {
  const law = lawOf(it, t);
  return law ? ` (${law})` : '';
}

/** Whether a criterion holds, in words. */
export function statusOf({ strength, status }, t) {
  return t(strength === 'never_counts' ? 'strength.never_counts' : `status.${status}`);
}

/** Whether a criterion speaks against the service: one that shuts out does when it holds, the others when they do not. */
export function speaksAgainst({ strength, status }) {
  return status === (strength === 'exclusion' ? 'met' : 'not_met');
}

/** How much a criterion weighs: its exception, else what its strength means; nothing where it simply must hold. */
export function weightOf({ exception, strength }, t) {
  return exception ?? (['main_rule', 'factor', 'exclusion'].includes(strength) ? t(`strength.${strength}`) : null);
}
