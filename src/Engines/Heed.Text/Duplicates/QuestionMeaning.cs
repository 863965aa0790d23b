using System.Collections.Frozen;
using Heed.Text.Keywords;
using Heed.Text.Normalising;
using Heed.Text.Retrieval;
using Heed.Text.Segmenting;

namespace Heed.Text.Duplicates;

/// <summary>
/// What a question is about, free of how it is put: words that mean the same count as one, and the frame of a question (how
/// do I …, 请问…怎么办) hardly counts. Two questions each of which is about something the other is not are rivals: "cancel the
/// order" and "change the order" share most of their words and are not one. Compared one by one; for many at once see <see cref="NearDuplicates"/>.
/// </summary>
public sealed class QuestionMeaning
{
    /// <summary>From here on two questions want the same answer.</summary>
    public const double Same = 0.55;
    private const int MaxText = 2000;

    /// <summary>Most units of one text: what somebody wants is said in fewer words.</summary>
    private const int MaxUnits = 64;

    /// <summary>What one side alone speaks of makes it narrower, not another question.</summary>
    private const double Narrower = 0.4;

    /// <summary>What both sides speak of alone makes them two.</summary>
    private const double Rival = 1.8;

    /// <summary>A Chinese word that holds one of the other side is as good as that: 保修期 and 保修.</summary>
    private const double Akin = 0.7;
    private const double FrameWeight = 0.1;
    private const double WeakWeight = 0.2;

    /// <summary>Groups of words that ask, or stand for any act: they tell little apart.</summary>
    private static readonly FrozenDictionary<string, double> Groups = new Dictionary<string, double>(StringComparer.Ordinal)
    {
        ["#怎么"] = FrameWeight,
        ["#可以"] = FrameWeight,
        ["#有没有"] = FrameWeight,
        ["#是否"] = FrameWeight,
        ["#方法"] = FrameWeight,
        ["#推荐"] = FrameWeight,
        ["#find_out"] = FrameWeight,
        ["#find"] = 0.3,
        ["#create"] = 0.3,
        ["#注册"] = 0.3,
        ["#原因"] = 0.3,
        ["#失败"] = 0.4,
        ["#哪里"] = 0.4,
        ["#查询"] = 0.5,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>What English questions ask for beside their words.</summary>
    private static readonly (string Asks, string Unit, double Weight)[] Aspects = [("where", "#哪里", 0.4), ("when", "#多久", 1), ("how long", "#多久", 1), ("how much", "#价格", 1)];

    private readonly Dictionary<string, double> _units = new(StringComparer.Ordinal);
    private readonly string _numbers;

    private QuestionMeaning(string normal)
    {
        var segments = Segmenter.Default.Segment(normal);
        var taken = ReadGroups(normal, segments);
        foreach (var word in ContentWords.Read(normal))
        {
            if (taken.AsSpan(word.Start, word.Length).Contains(false)) Add(word.Term, ServiceWords.Shipped.Factor(word.Term) < 0.5 ? WeakWeight : 1);
        }

        var spaced = $" {normal} ";
        foreach (var (asks, unit, weight) in Aspects)
        {
            if (spaced.Contains($" {asks} ", StringComparison.Ordinal)) Add(unit, weight);
        }

        _numbers = string.Join(' ', segments.Select(s => normal.Substring(s.Start, s.Length)).Where(w => w.AsSpan().ContainsAnyInRange('0', '9')).Order(StringComparer.Ordinal));
    }

    /// <summary>Reads a question. Linear in the text, of which no more than its beginning counts.</summary>
    public static QuestionMeaning Of(string text) => new(TextNormaliser.Normalise(text.Length > MaxText ? text[..MaxText] : text));

    /// <summary>How much they mean the same, 0 to 1; 0 when they name different numbers.</summary>
    public double Like(QuestionMeaning other)
    {
        if (_numbers.Length > 0 && other._numbers.Length > 0 && _numbers != other._numbers) return 0;
        var (mine, shared) = Beside(other);
        var (theirs, back) = other.Beside(this);
        var common = Math.Min(shared, back);
        return common <= 0 ? 0 : common / (common + (Narrower * Math.Max(mine, theirs)) + (Rival * Math.Min(mine, theirs)));
    }

    /// <summary>The weight of what the other does not speak of, and of what both do.</summary>
    private (double Alone, double Shared) Beside(QuestionMeaning other)
    {
        var (alone, shared) = (0.0, 0.0);
        foreach (var (unit, weight) in _units)
        {
            var found = other._units.ContainsKey(unit) ? 1 : other._units.Keys.Any(o => IsAkin(unit, o)) ? Akin : 0;
            shared += weight * found;
            alone += weight * (1 - found);
        }

        return (alone, shared);
    }

    private static bool IsAkin(string a, string b) =>
        a[0] > '\u2E7F' && b[0] > '\u2E7F' && Math.Min(a.Length, b.Length) >= 2 && (a.Contains(b, StringComparison.Ordinal) || b.Contains(a, StringComparison.Ordinal));

    /// <summary>Takes the words that belong to a group; which characters they took.</summary>
    private bool[] ReadGroups(string text, IReadOnlyList<Segment> segments)
    {
        var taken = new bool[text.Length];
        var edges = segments.SelectMany(s => new[] { s.Start, s.End }).ToHashSet();
        var atoms = TextAtoms.Read(text).ToArray();
        for (var i = 0; i < atoms.Length; i++)
        {
            var length = ServiceWords.Shipped.Group(atoms.AsSpan(i), out var group);
            if (length == 0) continue;
            var (start, end) = (atoms[i].Start, atoms[i + length - 1].End);
            // A single character counts only where it is a word.
            if (length == 1 && atoms[i].Spaceless && !(edges.Contains(start) && edges.Contains(end))) continue;
            Add(group!, Groups.TryGetValue(group!, out var weight) ? weight : 1);
            taken.AsSpan(start, end - start).Fill(true);
            i += length - 1;
        }

        return taken;
    }

    private void Add(string unit, double weight)
    {
        if (_units.Count < MaxUnits) _units[unit] = Math.Max(weight, _units.GetValueOrDefault(unit));
    }
}
