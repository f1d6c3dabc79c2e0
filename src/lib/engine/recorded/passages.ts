/**
 * The passages of the entropy landscape: each is open in other places. `npm run record` records what the model expected at
 * every position of each.
 */
export const passages = [
  {
    id: 'fact',
    text: 'At sea level, water boils at 100 degrees Celsius; on a high mountain it boils sooner. The air up there is thin and presses less on the water, so that steam needs less heat to form. On the top of Mount Everest, water boils at about 70 degrees. That is why beans take so long to cook in the mountains. A pressure cooker does the opposite: its lid keeps the steam in, the pressure rises, and the water gets hotter before it boils.',
  },
  {
    id: 'story',
    text: 'The old lighthouse keeper climbed the stairs for the last time. He had lit the lamp every evening for forty years, through storms and through nights so calm that he could hear the ships breathe. Tomorrow a machine would do it. He struck a match, held it to the wick, and waited until the light was steady. Then he opened the window, took the key from his pocket, and threw it into the sea. Somewhere below, a dog began to bark.',
  },
  {
    id: 'code',
    text: `def count_words(path):
    """Count how often each word occurs in a file."""
    counts = {}
    with open(path) as file:
        for line in file:
            for word in line.lower().split():
                counts[word] = counts.get(word, 0) + 1
    return counts

for word, count in count_words("story.txt").items():
    if count > 10:
        print(word, count)
`,
  },
] as const

export type PassageId = (typeof passages)[number]['id']
