/** Conditions of styles, as the server writes them (vn.urbansdi.style.OpenLayersStyle), turned into functions. */

/** @typedef {(get: (name: string) => any) => any} Evaluator */

const COMPARISONS = {
  '==': (a, b) => a === b,
  '!=': (a, b) => a !== b,
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
};

/**
 * @param {any} expression an array whose first item is the operator, or a constant
 * @returns {Evaluator}
 */
export function compile(expression) {
  if (!Array.isArray(expression)) {
    return () => expression;
  }
  const [operator, ...operands] = expression;
  switch (operator) {
    case 'get':
      return (get) => get(operands[0]);
    case 'has':
      return (get) => isPresent(get(operands[0]));
    case 'literal':
      return () => operands[0];
    case 'in': {
      const value = compile(operands[0]);
      const among = new Set(compile(operands[1])(() => undefined));
      return (get) => among.has(value(get));
    }
    case 'all': {
      const parts = operands.map(compile);
      return (get) => parts.every((part) => part(get));
    }
    case 'any': {
      const parts = operands.map(compile);
      return (get) => parts.some((part) => part(get));
    }
    case '!': {
      const part = compile(operands[0]);
      return (get) => !part(get);
    }
    default:
      return comparison(operator, compile(operands[0]), compile(operands[1]));
  }
}

/**
 * A comparison with a missing value is false.
 * @param {string} operator
 * @param {Evaluator} left
 * @param {Evaluator} right
 * @returns {Evaluator}
 */
function comparison(operator, left, right) {
  const holds = COMPARISONS[operator];
  if (!holds) {
    throw new Error(`unknown operator ${operator}`);
  }
  return (get) => {
    const a = left(get);
    const b = right(get);
    return isPresent(a) && isPresent(b) && holds(a, b);
  };
}

/** @param {unknown} value */
function isPresent(value) {
  return value !== null && value !== undefined;
}
