using Heed.Text.Keywords;
using Heed.Text.Normalising;
using Heed.Text.Segmenting;

namespace Heed.Text.Summaries;

/// <summary>Picks from a conversation what the next person has to know: the need, the facts, what was tried, what is open.</summary>
public static class ConversationReader
{
    private const int MaxTurns = 400, MaxTurnText = 4000, MaxFacts = 6, MaxTried = 4, LongestFact = 60;
    private static readonly string[] Asks = ["吗", "怎么", "如何", "什么", "为什么", "为何", "哪", "多少", "几", "能不能", "可不可以", "是不是", "有没有", "how ", "why ", "when ", "where ", "what ", "which ", "can i", "can you", "could ", "do you", "is there", "is it"];
    private static readonly string[] Wants = ["想", "要", "请", "帮", "申请", "需要", "希望", "麻烦", "退", "换", "取消", "投诉", "修改", "查", "催", "want", "need", "please", "would like", "help", "refund", "return", "exchange", "cancel", "change", "complain", "missing", "broken", "doesn't work", "not working", "坏", "没收到", "不能", "无法", "错"];
    private static readonly string[] Tries = ["试过", "试了", "已经", "重启", "重装", "重新", "换过", "联系过", "打过", "申请过", "退过", "还是不", "依然", "仍然", "tried", "already", "restarted", "reinstalled", "contacted", "called", "still "];
    private static readonly string[] Offers = ["建议", "可以试", "请尝试", "请先", "请重", "为您", "已为您", "帮您", "补发", "退款", "我们会", "try ", "please restart", "please check", "we have", "we will", "i have", "i've", "offered", "refunded", "you can"];

    /// <summary>Reads the turns in order; the newest 400, the first 4,000 characters of each. Linear in what is read.</summary>
    public static ConversationSummary Read(IReadOnlyList<Turn> turns)
    {
        var said = new List<Said>();
        for (var i = Math.Max(0, turns.Count - MaxTurns); i < turns.Count; i++)
        {
            var text = turns[i].Text.Length > MaxTurnText ? turns[i].Text[..MaxTurnText] : turns[i].Text;
            foreach (var range in Sentences.Of(text)) said.Add(new Said(turns[i].Speaker, text.Substring(range.Start, range.Length)));
        }

        return new ConversationSummary(Need(said), Facts(said), Tried(said), Open(said));
    }

    private static string Need(List<Said> said)
    {
        var (need, best) = ("", 0.0);
        var customer = said.FindAll(s => s.Speaker == Speaker.Customer);
        for (var i = 0; i < customer.Count; i++)
        {
            var words = Math.Min(40, ContentWords.Read(customer[i].Text).Sum(w => w.Weight));
            if (words <= 0) continue;
            // Who asks or wants something says it; what was said first is what they came for.
            var score = words + (IsAsked(customer[i].Form) ? 20 : 0) + (Has(customer[i].Form, Wants) ? 15 : 0) + (10.0 / (1 + i));
            if (score > best) (need, best) = (customer[i].Text, score);
        }

        return need;
    }

    private static List<string> Facts(List<Said> said)
    {
        var facts = new List<string>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var sentence in said)
        {
            if (sentence.Speaker != Speaker.Customer) continue;
            var text = sentence.Text;
            foreach (var segment in Segmenter.Default.Segment(text))
            {
                var form = text.AsSpan(segment.Start, segment.Length);
                var telling = segment.Kind is SegmentKind.Number or SegmentKind.Latin && form.ContainsAnyInRange('0', '9') && (segment.Length > 1 || IsCounted(text, segment.End));
                if (!telling || facts.Count >= MaxFacts || !known.Add(form.ToString())) continue;
                var clause = Clause(text, segment);
                if (!facts.Exists(f => f.Contains(clause, StringComparison.Ordinal))) facts.Add(clause);
            }
        }

        return facts;
    }

    private static List<string> Tried(List<Said> said)
    {
        var tried = new List<string>();
        for (var i = said.Count - 1; i >= 0 && tried.Count < MaxTried; i--)
        {
            var sentence = said[i];
            if (IsAsked(sentence.Form) || !Has(sentence.Form, sentence.Speaker == Speaker.Customer ? Tries : Offers)) continue;
            if (!tried.Contains(sentence.Text)) tried.Add(sentence.Text);
        }

        tried.Reverse();
        return tried;
    }

    private static string? Open(List<Said> said)
    {
        for (var i = said.Count - 1; i >= 0 && said[i].Speaker == Speaker.Customer; i--)
        {
            if (IsAsked(said[i].Form)) return said[i].Text;
        }

        return said.Count > 0 && said[^1].Speaker == Speaker.Customer && Has(said[^1].Form, Wants) ? said[^1].Text : null;
    }

    /// <summary>The words between commas about a number, at most 60 units of them.</summary>
    private static string Clause(string text, Segment segment)
    {
        const string Commas = "，,；;。！？!?\n、";
        var start = segment.Start;
        while (start > 0 && segment.Start - start < LongestFact / 2 && !Commas.Contains(text[start - 1], StringComparison.Ordinal)) start--;
        var end = segment.End;
        while (end < text.Length && end - segment.End < LongestFact / 2 && !Commas.Contains(text[end], StringComparison.Ordinal)) end++;
        if (start > 0 && char.IsLowSurrogate(text[start])) start++;
        if (end < text.Length && char.IsLowSurrogate(text[end])) end--;
        return text[start..end].Trim();
    }

    /// <summary>A unit behind a single digit makes it a fact: 3天, 2件.</summary>
    private static bool IsCounted(string text, int at) => at < text.Length && "天件个次台元块年月日号周小盒箱瓶双条".Contains(text[at], StringComparison.Ordinal);

    private static bool IsAsked(string form) => form.Contains('?', StringComparison.Ordinal) || Has(form, Asks);

    private static bool Has(string form, string[] cues)
    {
        foreach (var cue in cues)
        {
            if (form.Contains(cue, StringComparison.Ordinal)) return true;
        }

        return false;
    }

    private sealed class Said(Speaker speaker, string text)
    {
        public Speaker Speaker { get; } = speaker;

        public string Text { get; } = text;

        public string Form { get; } = TextNormaliser.Normalise(text);
    }
}
