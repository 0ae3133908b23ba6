"""Writes the straight lines of the butterflies: Radix2.java to Radix12.java.

    python3 imaging/fft/src/main/python/radices.py && mvn -q -pl imaging/fft spotless:apply

A butterfly is composed as a formula on pairs of names; an absent input (None) is 0, which gives
the variant for half lines with the useless operations left out. Longer butterflies than these
were slower, or too long for the just-in-time compiler.
"""

import pathlib

TARGET = pathlib.Path(__file__).parents[1] / "java" / "amplify" / "fft"


class Lines:
    """Collects statements, one operation each."""

    def __init__(self):
        self.statements = []
        self.constants = []

    def let(self, expression):
        name = f"t{len(self.statements) + 1}"
        self.statements.append(f"var {name} = {expression};")
        return name

    def add(self, a, b):
        if a is None or b is None:
            return a or b
        return self.let(f"{a}.add({b})")

    def sub(self, a, b):
        if b is None:
            return a
        return self.let(f"{b}.neg()") if a is None else self.let(f"{a}.sub({b})")

    def constant(self, expression):
        if expression not in self.constants:
            self.constants.append(expression)
        name = expression.lstrip("-").title().replace("_", "")
        return "minus" + name if expression[0] == "-" else name[0].lower() + name[1:]

    def fma(self, a, constant, b):
        if a is None:
            return b
        if b is None:
            return self.let(f"{a}.mul({self.constant(constant)})")
        return self.let(f"{a}.fma({self.constant(constant)}, {b})")


def plus(to, x, y):
    return to.add(x[0], y[0]), to.add(x[1], y[1])


def minus(to, x, y):
    return to.sub(x[0], y[0]), to.sub(x[1], y[1])


def plus_i(to, x, y):
    """x + i·y"""
    return to.sub(x[0], y[1]), to.add(x[1], y[0])


def minus_i(to, x, y):
    """x − i·y"""
    return to.add(x[0], y[1]), to.sub(x[1], y[0])


def two(to, x):
    return [plus(to, x[0], x[1]), minus(to, x[0], x[1])]


def four(to, x):
    a, b = plus(to, x[0], x[2]), minus(to, x[0], x[2])
    c, d = plus(to, x[1], x[3]), minus(to, x[1], x[3])
    return [plus(to, a, c), minus_i(to, b, d), minus(to, a, c), plus_i(to, b, d)]


def eight(to, x):
    root, minus_root = "SQRT_HALF", "-SQRT_HALF"
    e, o = four(to, x[0::2]), four(to, x[1::2])
    p = to.add(o[1][0], o[1][1]), to.sub(o[1][1], o[1][0])
    q = to.sub(o[3][1], o[3][0]), to.add(o[3][0], o[3][1])
    return [
        plus(to, e[0], o[0]),
        (to.fma(p[0], root, e[1][0]), to.fma(p[1], root, e[1][1])),
        minus_i(to, e[2], o[2]),
        (to.fma(q[0], root, e[3][0]), to.fma(q[1], minus_root, e[3][1])),
        minus(to, e[0], o[0]),
        (to.fma(p[0], minus_root, e[1][0]), to.fma(p[1], minus_root, e[1][1])),
        plus_i(to, e[2], o[2]),
        (to.fma(q[0], minus_root, e[3][0]), to.fma(q[1], root, e[3][1])),
    ]


def odd(radix):
    """Sums and differences of mirrored elements, times cosines and sines."""
    half = radix // 2

    def butterfly(to, x):
        sums = [plus(to, x[q], x[radix - q]) for q in range(1, half + 1)]
        differences = [minus(to, x[q], x[radix - q]) for q in range(1, half + 1)]
        y = [x[0]] + [None] * (radix - 1)
        for s in sums:
            y[0] = plus(to, y[0], s)
        for k in range(1, half + 1):
            even, turned = x[0], (None, None)
            for q in range(1, half + 1):
                turn = q * k % radix
                near = min(turn, radix - turn)
                sine = f"SIN{near}" if turn <= half else f"-SIN{near}"
                s, d = sums[q - 1], differences[q - 1]
                even = tuple(to.fma(s[i], f"COS{near}", even[i]) for i in (0, 1))
                turned = tuple(to.fma(d[i], sine, turned[i]) for i in (0, 1))
            y[k], y[radix - k] = minus_i(to, even, turned), plus_i(to, even, turned)
        return y

    return butterfly


def prime_factors(n1, butterfly1, n2, butterfly2):
    """Coprime factors need no twiddles: I. J. Good, J. R. Statist. Soc. B 20, 1958."""
    radix = n1 * n2

    def butterfly(to, x):
        columns = [
            butterfly2(to, [x[(n2 * i1 + n1 * i2) % radix] for i2 in range(n2)]) for i1 in range(n1)
        ]
        y = [None] * radix
        for k2 in range(n2):
            for k1, value in enumerate(butterfly1(to, [column[k2] for column in columns])):
                k = next(k for k in range(radix) if k % n1 == k1 and k % n2 == k2)
                y[k] = value
        return y

    return butterfly


MIRRORED = "sums and differences of mirrored elements, then a small matrix"
UNTWIDDLED = "which need no twiddles between them (Good 1958)"
# By radix: the butterfly, the odd factor whose roots it needs, and what it is.
BUTTERFLIES = {
    2: (two, 1, "Pairs"),
    3: (odd(3), 3, f"Threes: {MIRRORED}"),
    4: (four, 1, "Fours: multiplications by i only"),
    5: (odd(5), 5, f"Fives: {MIRRORED}"),
    6: (prime_factors(2, two, 3, odd(3)), 3, f"Sixes: twos of threes, {UNTWIDDLED}"),
    7: (odd(7), 7, f"Sevens: {MIRRORED}"),
    8: (eight, 1, "Eights: two fours joined by eighth roots of unity"),
    10: (prime_factors(2, two, 5, odd(5)), 5, f"Tens: twos of fives, {UNTWIDDLED}"),
    11: (odd(11), 11, f"Elevens: {MIRRORED}"),
    12: (prime_factors(3, odd(3), 4, four), 3, f"Twelves: threes of fours, {UNTWIDDLED}"),
}


def times(q, hop):
    return "" if q == 0 else f" + {hop}" if q == 1 else f" + {q} * {hop}"


def load(name, array, at):
    return f"var {name} = DoubleVector.fromArray(LANES, {array}, {at});"


def broadcast(number):
    return f"DoubleVector.broadcast(LANES, {number})"


def store(y, place):
    statements = []
    for q, (re, im) in enumerate(y):
        statements.append(f"{re}.intoArray(strip, {place(q)});")
        statements.append(f"{im}.intoArray(strip, {place(q)} + WIDTH);")
    return statements


def first(radix, inputs):
    """A butterfly of the first pass, from lines into the strip; inputs beyond some count are 0."""
    to, loads = Lines(), []
    for q in range(inputs):
        at = "in" + times(q, "hop")
        loads += [load(f"r{q}", "lines", at), load(f"m{q}", "lines", f"{at} + WIDTH")]
    x = [(f"r{q}", f"m{q}") if q < inputs else (None, None) for q in range(radix)]
    stores = store(BUTTERFLIES[radix][0](to, x), lambda q: "out" + times(q, "STEP"))
    constants = [f"var {to.constant(c)} = {broadcast(c)};" for c in to.constants]
    return f"""
    {" ".join(constants)}
    int out = 0;
    for (int block = 0; block < starts.length; block++, out += {radix} * STEP) {{
      int in = from + starts[block] * STEP;
      {" ".join(loads + to.statements + stores)}
    }}
"""


def later(radix):
    """A butterfly of a later pass, in place, its elements turned by their twiddles first."""
    to, loads = Lines(), [load("r0", "strip", "at"), load("m0", "strip", "at + WIDTH")]
    for q in range(1, radix):
        t = 3 * (q - 1)
        cos, minus_sin, sin = (f"w[t + {t + i}]" if t + i else "w[t]" for i in range(3))
        loads += [
            f"int i{q} = at{times(q, 'hop')};",
            load(f"x{q}", "strip", f"i{q}"),
            load(f"y{q}", "strip", f"i{q} + WIDTH"),
            f"var c{q} = {broadcast(cos)};",
            f"var r{q} = y{q}.fma({broadcast(sin)}, x{q}.mul(c{q}));",
            f"var m{q} = x{q}.fma({broadcast(minus_sin)}, y{q}.mul(c{q}));",
        ]
    x = [(f"r{q}", f"m{q}") for q in range(radix)]
    stores = store(BUTTERFLIES[radix][0](to, x), lambda q: f"i{q}" if q else "at")
    constants = [f"var {to.constant(c)} = {broadcast(c)};" for c in to.constants]
    return f"""
    int hop = span * STEP;
    {" ".join(constants)}
    for (int block = 0; block < length * STEP; block += {radix} * hop) {{
      int t = 0;
      for (int at = block; at < block + hop; at += STEP, t += {3 * (radix - 1)}) {{
        {" ".join(loads + to.statements + stores)}
      }}
    }}
"""


def source(radix):
    _, roots, what = BUTTERFLIES[radix]
    fields = ["private static final double SQRT_HALF = Math.sqrt(0.5);"] if radix == 8 else []
    for q in range(1, roots // 2 + 1):
        for name in ("cos", "sin"):
            fields.append(
                f"private static final double {name.upper()}{q} = Roots.{name}({q}, {roots});"
            )
    half = ""
    if radix % 2 == 0:
        unused_hop = (
            "  // All radices have this shape; two lines alone have no hop between them.\n"
            '  @SuppressWarnings("UnusedVariable")\n'
            if radix == 2
            else ""
        )
        half = f"""
  @Override
  public void firstOfHalf(double[] lines, int from, int hop, int[] starts, double[] strip,
      double[] scratch) {{
    half(lines, from, hop, starts, strip);
  }}

{unused_hop}  private static void half(double[] lines, int from, int hop, int[] starts, double[] strip) {{
    {first(radix, radix // 2)}
  }}
"""
    return f"""package amplify.fft;

import jdk.incubator.vector.DoubleVector;

/** {what}. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Radix{radix}(int span, double[] twiddles) implements Stage {{

  {" ".join(fields)}

  @Override
  public int radix() {{
    return {radix};
  }}

  @Override
  public void first(double[] lines, int from, int hop, int[] starts, double[] strip,
      double[] scratch) {{
    first(lines, from, hop, starts, strip);
  }}

  private static void first(double[] lines, int from, int hop, int[] starts, double[] strip) {{
    {first(radix, radix)}
  }}
{half}
  @Override
  public void next(double[] strip, int length, double[] scratch) {{
    next(strip, length, span, twiddles);
  }}

  private static void next(double[] strip, int length, int span, double[] w) {{
    {later(radix)}
  }}
}}
"""


for each in BUTTERFLIES:
    (TARGET / f"Radix{each}.java").write_text(source(each))
