/**
 * Answers a question about an object once, and out of memory from then on, for as long as there is the object.
 *
 * What an answer throws is not remembered.
 */
export function remembered<About extends object, Answer>(answer: (about: About) => Answer): (about: About) => Answer {
  const answers = new WeakMap<About, { readonly given: Answer }>();
  return (about) => {
    const before = answers.get(about);
    if (before !== undefined) {
      return before.given;
    }
    const given = answer(about);
    answers.set(about, { given });
    return given;
  };
}
