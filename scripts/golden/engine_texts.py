"""Texts on which the engine is compared with transformers, and more of them for the tokenizer alone."""

SELF_CHECK_LONG = (
    "The lighthouse keeper climbed the 212 steps every evening, lit the lamp, and wrote one line in his book. "
    "On the night of the storm he wrote: “Wind from the north-west, three ships seen, none lost.” Then he waited."
)

ENGLISH = (
    "A river does not hurry, and yet it arrives. In spring it carries the melted snow of the mountains down to the plain, "
    "and the farmers who live along its banks open the gates of their canals. By July the water is low enough to cross on "
    "foot, and children look for smooth stones where the current used to be strong. The old bridge, which was built before "
    "anyone now living was born, has seven arches. Six of them are made of grey stone; the seventh was repaired with brick "
    "after the great flood. Nobody remembers who chose the brick, but everyone agrees that it was a mistake, because it "
    "turned darker every year, and now the bridge looks as if it had lost a tooth. Still, when the evening sun stands low, "
    "all seven arches shine in the same colour, and for a few minutes the mistake cannot be seen."
)

CODE = '''import math

def primes(limit: int) -> list[int]:
    """All primes below limit, by Eratosthenes' sieve."""
    sieve = [True] * limit
    for n in range(2, math.isqrt(limit) + 1):
        if sieve[n]:
            for multiple in range(n * n, limit, n):
                sieve[multiple] = False
    return [n for n in range(2, limit) if sieve[n]]

print(primes(100))
'''

CHAT = (
    "<|im_start|>system\nYou are a helpful AI assistant named SmolLM, trained by Hugging Face<|im_end|>\n"
    "<|im_start|>user\nName three colors.<|im_end|>\n<|im_start|>assistant\n"
)

# Every position of these is compared with transformers.
TEXTS = {
    "france": "The capital of France is",
    "once": "Once upon a time",
    "lighthouse": SELF_CHECK_LONG,
    "cat": "The cat sat on the",
    "english": ENGLISH,
    "code": CODE,
    "digits": "1, 2, 3, 4, 5, 67890 and 3.14159; 2 + 2 = 4, 1/3 = 0.333, year 1969, phone 555-0123",
    "spaces": "a  b   c    d     e\n\n\n        f\t\tg   7  42    \n  end   ",
    "emoji": "I love 🍕 and 🚀! 👩‍👩‍👧‍👦 means family 🇫🇷 ❤️ ok 🤷🏽‍♀️.",
    "cjk": "東京は日本の首都です。今日は天気がいい。北京是中国的首都。서울은 한국의 수도이다.",
    "chat": CHAT,
    "special": "One text ends.<|endoftext|>Another begins, with <|im_start|> inside<file_sep>and <jupyter_code> too",
}

# For these the ids alone are compared.
TOKENIZER_TEXTS = [
    " ", "  ", "   ", "\n", "\t", "\r\n", " \n ", "a", " a", "  a", "a ", "a  ", "0", "00", "007", " 1", "  1", "   12  3",
    "x1y22z333", "1.5e-10", "٣٤٥", "²³½", "１２", "Ⅳ", "a²b", "५ ६", "it's we'll I'm they've she'd you're IT'S don't",
    "naïve café Übermut façade", "Здравствуй, мир", "שלום עולם", "مرحبا بالعالم", "नमस्ते दुनिया", "สวัสดี", "ｆｕｌｌｗｉｄｔｈ",
    "e\u0301 vs \u00e9", "zero\u200bwidth", "bom\ufeffinside", "nel\u0085here", "nbsp\u00a0and\u3000ideographic", "line\u2028sep",
    "\u0000\u0001\u001f\u007f", "<|im_end|>", "<|im_end|><|im_end|>", "a<|im_end|>b", " <|im_end|> ", "<|im_en|>", "<|IM_END|>",
    "<repo_name>x<reponame>y<file_sep>z<filename>", "<empty_output>", "!!!???...", "------", "=====>", "{}[]()<>",
    "snake_case camelCase PascalCase kebab-case", "https://example.org/a?b=1&c=%20#d", "🙂", "🙂🙂", "👨‍👩‍👧", "🏴󠁧󠁢󠁥󠁮󠁧󠁿",
    "𝔘𝔫𝔦𝔠𝔬𝔡𝔢", "𠜎𠜱", "ab" * 200, "    if (x) {\n        return y;\n    }\n", "\n\n\n\n\n", " " * 33 + "x", "\t" * 9 + "y",
    "Donaudampfschifffahrtsgesellschaft", "antidisestablishmentarianism", "ﬁ ﬂ ﬃ", "ǅ", "İstanbul", "ß ẞ", "\u202eabc", "\ufffd",
]
