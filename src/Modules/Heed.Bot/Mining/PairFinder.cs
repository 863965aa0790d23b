using Heed.Bot.Thinking;
using Heed.Text.PersonalData;

namespace Heed.Bot.Mining;

/// <summary>
/// Finds what a solved conversation was about and what solved it: the customer's first words of substance, and the agent's
/// last ones. Pure, linear in what is said. What is about this customer alone (numbers, addresses) answers nobody else and is left out.
/// </summary>
internal static class PairFinder
{
    /// <summary>A pair below this is not kept.</summary>
    public const int Least = 40;
    private const int Usual = 50;
    private const int Longest = 2_000;
    private const int MostQuestion = 200;

    /// <summary>A number this long is an order, a parcel, an account.</summary>
    private const int LongNumber = 6;
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan ShortestWork = TimeSpan.FromSeconds(15);

    /// <summary>What agents say around answers, in whole clauses.</summary>
    private static readonly string[] Courtesies =
    [
        "还有什么可以帮", "还有其他", "还需要其他", "请问还有", "祝您", "感谢您的", "感谢您", "不客气", "不用谢", "请稍等", "稍等", "请稍候", "我帮您看", "帮您查", "我查一下", "给您查", "很高兴为您", "欢迎", "亲，在", "您好", "抱歉让您", "给个好评", "麻烦您评价", "好的", "嗯嗯", "收到",
        "anything else", "is there anything", "have a nice", "have a good", "have a great", "you are welcome", "you're welcome", "my pleasure", "one moment", "just a moment", "let me check", "please wait", "hold on", "thank you for", "thanks for", "glad", "hello", "hi ", "bye", "please rate",
    ];

    /// <summary>The pair; null when there is none that others could use.</summary>
    /// <param name="said">Public messages in order.</param>
    /// <param name="rating">The customer's, 1 to 5; null when there is none.</param>
    public static Found? Find(IReadOnlyList<Utterance> said, int? rating)
    {
        if (rating <= 2) return null;
        var first = Index(said, MessageAuthor.Agent, 0);
        if (first < 0 || Question(said, first) is not { } question) return null;
        var end = said.Count - 1;
        for (; end >= first; end--)
        {
            if (said[end].Author == MessageAuthor.Agent && Answer(said[end].Text).Length > 0) break;
        }

        if (end < first) return null;
        var start = end;
        while (start > first && said[start - 1].Author == MessageAuthor.Agent) start--;
        var answer = string.Join('\n', said.Skip(start).Take(end - start + 1).Select(u => Answer(u.Text)).Where(t => t.Length > 0));
        if (answer.Length is 0 or > Longest || IsPersonal(answer)) return null;
        var quality = Quality(said, end, rating);
        return quality < Least ? null : new Found(question, answer, Plain.IsChinese(question) == false ? "en" : "zh-CN", quality);
    }

    /// <summary>How long agents worked on it: from what they had before them to each of their messages, pauses not counted.</summary>
    public static TimeSpan Worked(IReadOnlyList<Utterance> said)
    {
        var worked = TimeSpan.Zero;
        for (var i = 0; i < said.Count; i++)
        {
            if (said[i].Author != MessageAuthor.Agent) continue;
            var took = i == 0 ? ShortestWork : said[i].At - said[i - 1].At;
            worked += took < ShortestWork ? ShortestWork : took > LongestPause ? LongestPause : took;
        }

        return worked;
    }

    /// <summary>The customer's words of most substance before an agent answered, the first of equals.</summary>
    private static string? Question(IReadOnlyList<Utterance> said, int before)
    {
        var asked = said.Take(before).Where(u => u.Author == MessageAuthor.Customer && IsSubstantive(u.Text)).Select(u => Plain.Beginning(u.Text).Trim()).ToList();
        var best = asked.MaxBy(t => Math.Min(Weight(t), 12));
        if (best is null) return null;
        // A long story is not how anybody asks again: its first question is.
        if (best.Length > MostQuestion) best = best.Split(['\n', '。', '！', '!', '；'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).FirstOrDefault(c => c.Length <= MostQuestion && (c.Contains('？', StringComparison.Ordinal) || c.Contains('?', StringComparison.Ordinal)));
        return best is null || IsPersonal(best) ? null : best;
    }

    /// <summary>An agent's message without courtesies; empty when nothing is left, or when it asks for something.</summary>
    private static string Answer(string text)
    {
        var kept = new List<string>();
        foreach (var line in (text.Length > Longest ? text[..Longest] : text).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var sentences = Sentences(line).Where(s => !IsCourtesy(s)).ToList();
            if (sentences.Count > 0) kept.Add(string.Concat(sentences).Trim());
        }

        var answer = string.Join('\n', kept);
        return Weight(answer) >= 5 && !answer.TrimEnd().EndsWith('？') && !answer.TrimEnd().EndsWith('?') ? answer : "";
    }

    private static IEnumerable<string> Sentences(string line)
    {
        var start = 0;
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] is '。' or '！' or '？' or '~' or '～' || (line[i] is '.' or '!' or '?' && (i + 1 == line.Length || line[i + 1] == ' ')))
            {
                yield return line[start..(i + 1)];
                start = i + 1;
            }
        }

        if (start < line.Length) yield return line[start..];
    }

    private static bool IsCourtesy(string sentence)
    {
        var folded = Plain.Fold(sentence);
        if (SmallTalk.Of(sentence) is SmallTalkKind.Greeting or SmallTalkKind.Thanks or SmallTalkKind.Bye) return true;
        // "您好，七天内可以退" is an answer behind a greeting.
        return folded.Length <= 40 && Array.Exists(Courtesies, c => folded.StartsWith(c, StringComparison.Ordinal)) && Weight(folded) < 12;
    }

    private static int Quality(IReadOnlyList<Utterance> said, int answered, int? rating)
    {
        var after = said.Skip(answered + 1).Where(u => u.Author == MessageAuthor.Customer).ToList();
        var quality = Usual;
        if (after.Exists(u => SmallTalk.Of(u.Text) is SmallTalkKind.Thanks or SmallTalkKind.Yes)) quality += 25;
        if (after.Exists(u => SmallTalk.Of(u.Text) == SmallTalkKind.No)) quality -= 30;
        if (after.Exists(u => IsSubstantive(u.Text))) quality -= 20;
        quality += rating switch { 5 => 25, 4 => 15, 3 => -15, _ => 0 };
        // One question, one answer.
        quality += said.Count(u => u.Author == MessageAuthor.Agent) switch { 1 or 2 => 10, > 8 => -15, _ => 0 };
        return Math.Clamp(quality, 0, 100);
    }

    private static bool IsSubstantive(string text) => Plain.HasWords(text) && SmallTalk.Of(text) == SmallTalkKind.None && !PersonWish.In(text) && Weight(text) >= 3;

    private static bool IsPersonal(string text)
    {
        if (PersonalDataFinder.Find(text).Count > 0) return true;
        var digits = 0;
        foreach (var c in text)
        {
            digits = char.IsAsciiDigit(c) ? digits + 1 : c == '-' ? digits : 0;
            if (digits >= LongNumber) return true;
        }

        return false;
    }

    /// <summary>How much is said: Chinese characters, and words of other scripts twice.</summary>
    private static int Weight(string text)
    {
        var (weight, inWord) = (0, false);
        foreach (var c in text)
        {
            var letter = char.IsLetterOrDigit(c);
            if (c is >= '\u4E00' and <= '\u9FFF') weight++;
            else if (letter && !inWord) weight += 2;
            inWord = letter && c is < '\u4E00' or > '\u9FFF';
        }

        return weight;
    }

    private static int Index(IReadOnlyList<Utterance> said, MessageAuthor author, int from)
    {
        for (var i = from; i < said.Count; i++)
        {
            if (said[i].Author == author) return i;
        }

        return -1;
    }
}
