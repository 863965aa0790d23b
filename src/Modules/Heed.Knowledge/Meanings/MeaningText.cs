using System.Security.Cryptography;
using System.Text;
using Heed.Knowledge.Entries;
using Heed.Knowledge.Markup;

namespace Heed.Knowledge.Meanings;

/// <summary>What of an entry is read for its meaning: its question, its other wordings, and the beginning of its answer as people read it.</summary>
internal static class MeaningText
{
    /// <summary>Characters of the whole; what follows an answer's beginning blurs what it is about.</summary>
    internal const int Most = 2_000;

    private const int Wordings = 12;

    public static string Of(EntryContent content)
    {
        var answer = content.Answers.FirstOrDefault(a => Languages.Same(a.Language, content.Language)) ?? content.Answers.FirstOrDefault();
        var text = string.Join('\n', content.Variants.Take(Wordings).Prepend(content.Question)) + "\n\n" + AnswerText.Of(answer?.Markdown ?? "");
        return text.Length <= Most ? text : text[..(char.IsHighSurrogate(text[Most - 1]) ? Most - 1 : Most)];
    }

    /// <summary>Tells two texts apart, in 32 hexadecimal digits.</summary>
    public static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));
}
