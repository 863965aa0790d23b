using System.Collections.Frozen;
using Heed.Text.Normalising;
using Heed.Text.Segmenting;

namespace Heed.Text.Keywords;

/// <summary>Reads the words of a text that say something: no particles, pronouns, greetings, signs.</summary>
internal static class ContentWords
{
    /// <summary>No more of a text is read than this, in UTF-16 units.</summary>
    public const int MaxText = 200_000;

    /// <summary>Classes of Chinese words that only hold a sentence together.</summary>
    private const string Holding = "ucprdyemqothwf";
    private static readonly FrozenSet<string> Empty = Set("""
        可以 没有 什么 怎么 怎样 为什么 请问 一下 一直 已经 现在 时候 知道 觉得 感觉 谢谢 你好 您好 大家 东西 事情 一点 有点 不能 不是 不会 不要 还是 就是 可能 应该 需要 能够 希望 麻烦 告诉 看看 真的 这样 那样 这个 那个 哪里 哪个 多少 如何 是否 如果 因为 所以 但是 而且 然后 或者 以及 进行 之后 之前 问题 情况 一样 的话 出来 起来 下来 过来 过去 上面 下面 里面 今天 昨天 明天 亲亲 尊敬 顾客 客户 用户 为您 非常 抱歉 感谢 不了 不到 是不是 有没有 能不能 可不可以 想要 说明 属于 使用 收到 看到 想问 怎么办 打电话 一般 才能 无法 多长时间 咨询 了解
        the of and to in is it that for you was with on as have but be they this from or had by not we what all were when your can said there an each which she do how their if will up other about out many then them these so some her would make like him into has more look two could see no way my than been who its now find long down did get come made may part over after take only little know place year me back give most very our just name good through where much before line right too any same tell help want show around three small end why ask went need here must because turn does another well even again off am are a i at us him his he let still really please hi hello hey thanks thank dear regards yes yeah ok okay sorry got going im i'm i've i'd i'll don't doesn't didn't can't couldn't won't wouldn't isn't aren't wasn't it's that's what's there's you're we're they're haven't hasn't cannot also should shall might while during without within between both few own such per via etc being having doing using use used tried trying yet says said since until once ever never always today tomorrow yesterday thing things something anything nothing someone anyone
        """);

    /// <summary>The content words in order. Linear in the text.</summary>
    public static List<ContentWord> Read(string text, Segmenter? segmenter = null)
    {
        segmenter ??= Segmenter.Default;
        var span = text.AsSpan(0, Math.Min(text.Length, MaxText));
        var segments = new List<Segment>(span.Length / 2);
        segmenter.Segment(span, segments);
        var words = new List<ContentWord>();
        foreach (var segment in segments)
        {
            var latin = segment.Kind == SegmentKind.Latin;
            if (latin ? segment.Length < 2 : segment.Kind is SegmentKind.Sign or SegmentKind.Number || segment.Length < 2 || Holding.Contains(segment.Class, StringComparison.Ordinal)) continue;
            var form = TextNormaliser.Normalise(text.Substring(segment.Start, segment.Length));
            if (form.Length == 0 || Empty.Contains(form)) continue;
            var gap = words.Count > 0 ? segment.Start - words[^1].End : -1;
            var follows = gap == 0 || (gap == 1 && text[segment.Start - 1] == ' ');
            words.Add(new ContentWord(segment.Start, segment.Length, latin ? Stemming.Stem(form) : form, latin ? Weight(form) : segmenter.Rarity(form), follows));
        }

        return words;
    }

    /// <summary>There is no list of English words with their shares: longer ones are rarer, names with digits rarest.</summary>
    private static double Weight(string word) => word.AsSpan().ContainsAnyInRange('0', '9') ? 12 : Math.Min(12, 6 + (word.Length * 0.5));

    private static FrozenSet<string> Set(string words) => words.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToFrozenSet(StringComparer.Ordinal);
}
