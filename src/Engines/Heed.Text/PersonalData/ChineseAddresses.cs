using Heed.Text.Segmenting;

namespace Heed.Text.PersonalData;

/// <summary>
/// Chinese postal addresses: regions, roads, places and house numbers that follow each other. Two kinds must come together,
/// a road or place among them, so that a town or a room number alone is none.
/// </summary>
internal static class ChineseAddresses
{
    private enum Part
    {
        None,
        Region,
        Road,
        Place,
        House,
    }

    private const int MaxName = 3, MaxParts = 24;
    private const string Numerals = "一二三四五六七八九十甲乙丙丁";
    private const string Provinces = "北京 天津 上海 重庆 河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 海南 四川 贵州 云南 陕西 甘肃 青海 台湾 内蒙古 广西 西藏 宁夏 新疆 香港 澳门";
    private static readonly HashSet<string> Known = [.. Provinces.Split(' ')];
    private static readonly string[] Regions = ["自治区", "自治州", "自治县", "特别行政区", "新区", "开发区", "高新区", "街道", "省", "市", "区", "县", "州", "盟", "旗", "镇", "乡"];
    private static readonly string[] Roads = ["大街", "大道", "胡同", "路", "街", "道", "巷", "弄", "里", "段", "村", "屯"];
    private static readonly string[] Places = ["小区", "花园", "公寓", "大厦", "广场", "新村", "新城", "家园", "山庄", "宿舍", "工业园", "科技园", "产业园", "园区", "社区", "苑", "公馆", "大院", "写字楼"];
    private static readonly HashSet<string> Houses = ["号", "号楼", "号院", "栋", "幢", "座", "单元", "室", "楼", "层", "房", "弄", "组", "段", "号门", "期", "队"];

    /// <summary>Looks through folded text.</summary>
    public static void Find(string text, List<PersonalSpan> into)
    {
        if (!HasCue(text)) return;
        var segments = Segmenter.Default.Segment(text);
        for (var at = 0; at < segments.Count;)
        {
            // Parts that are too few together are too few from their second on as well.
            if (IsAddress(text, segments, at, out var end)) into.Add(new PersonalSpan(PersonalKind.Address, segments[at].Start, segments[end - 1].End - segments[at].Start));
            at = Math.Max(at + 1, end);
        }
    }

    /// <summary>No address is without a road, a place or a house number; most messages have none of them.</summary>
    private static bool HasCue(string text) => text.AsSpan().ContainsAny("路街道巷号弄村") || Places.Any(p => text.Contains(p, StringComparison.Ordinal));

    /// <summary>Reads the parts that begin at a segment and tells whether they are an address together.</summary>
    private static bool IsAddress(string text, IReadOnlyList<Segment> segments, int at, out int end)
    {
        var score = 0;
        end = at;
        var kinds = new HashSet<Part>();
        var next = at;
        for (var parts = 0; parts < MaxParts && next < segments.Count; parts++)
        {
            var part = Read(text, segments, next, kinds.Count > 0, out var length);
            if (part == Part.None) break;
            kinds.Add(part);
            score += part is Part.Road or Part.House ? 2 : 1;
            next += length;
            end = next;
            // A comma or blank may stand between parts.
            if (next < segments.Count && Is(text, segments[next], ",") && next + 1 < segments.Count && Read(text, segments, next + 1, true, out _) is Part.House or Part.Region or Part.Place) next++;
        }

        return score >= 4 && kinds.Count > 1 && (kinds.Contains(Part.Road) || kinds.Contains(Part.Place) || (kinds.Contains(Part.Region) && kinds.Contains(Part.House) && score >= 5));
    }

    /// <summary>Reads one part: how many segments it takes and what it is.</summary>
    private static Part Read(string text, IReadOnlyList<Segment> segments, int at, bool within, out int length)
    {
        length = 1;
        var first = segments[at];
        if (IsNumber(text, first))
        {
            if (!within) return Part.None;
            if (at + 1 < segments.Count && segments[at + 1].Start == first.End && Houses.Contains(Of(text, segments[at + 1])))
            {
                length = at + 2 < segments.Count && Of(text, segments[at + 1]) == "号" && Of(text, segments[at + 2]) is "楼" or "院" or "门" ? 3 : 2;
                return Part.House;
            }

            // The last number of all may stand alone: B座1203, 3-2-501.
            return first.Length <= 8 && at > 0 && segments[at - 1].End == first.Start && (Houses.Contains(Of(text, segments[at - 1])) || Ends(text, segments[at - 1], Places)) ? Part.House : Part.None;
        }

        if (within && Of(text, first) is "附" or "第" && at + 1 < segments.Count && IsNumber(text, segments[at + 1]) && Read(text, segments, at + 1, within, out var numbered) == Part.House)
        {
            length = numbered + 1;
            return Part.House;
        }

        if (within && first.Length > 1 && Numerals.Contains(text[first.Start], StringComparison.Ordinal) && Houses.Contains(text.Substring(first.Start + 1, first.Length - 1))) return Part.House;
        var found = Part.None;
        for (var count = 1; count <= MaxName && at + count <= segments.Count; count++)
        {
            var last = segments[at + count - 1];
            if (!IsName(text, last, within) || (count > 1 && last.Start != segments[at + count - 2].End)) break;
            if (Kind(text, first.Start, last) is var kind && kind != Part.None) (found, length) = (kind, count);
            // A region stands by itself; roads and places may take further words: 中关村 大街, 科技园 路.
            if (count == 1 && found == Part.Region) break;
        }

        return found;
    }

    private static Part Kind(string text, int start, Segment last)
    {
        var name = text.AsSpan(start, last.End - start);
        if (name.Length <= 3 && Known.Contains(name.ToString())) return Part.Region;
        if (name.Length < 3 || name.Length > 12) return Part.None;
        if (Ends(text, last, Places)) return Part.Place;
        if (Ends(text, last, Roads)) return Part.Road;
        return Ends(text, last, Regions) ? Part.Region : Part.None;
    }

    /// <summary>Words that names of places are made of: nouns, places, what the list does not hold; within an address short words of any class.</summary>
    private static bool IsName(string text, Segment segment, bool within) => !(segment.Length == 1 && "是在到的寄送往从给把我你他她去来改换".Contains(text[segment.Start], StringComparison.Ordinal)) && IsName(segment, within);

    private static bool IsName(Segment segment, bool within) => segment.Kind is SegmentKind.Unknown or SegmentKind.Word && (segment.Class is 'n' or 's' or 'x' or 'j' or 'f' or 'l' || (within && segment.Class is not ('u' or 'c' or 'p' or 'r' or 'y' or 'd' or 'e'))) || (segment.Kind == SegmentKind.Word && segment.Class is 'a' or 'b' or 't' or 'z' or 'i' or 'm' or 'q' && segment.Length > 1);

    private static bool IsNumber(string text, Segment segment) => segment.Length <= 10 && (segment.Kind is SegmentKind.Number or SegmentKind.Latin || (segment.Length == 1 && Numerals.Contains(text[segment.Start], StringComparison.Ordinal)));

    private static bool Ends(string text, Segment segment, string[] tails)
    {
        foreach (var tail in tails)
        {
            if (text.AsSpan(segment.Start, segment.Length).EndsWith(tail, StringComparison.Ordinal)) return true;
        }

        return false;
    }

    private static bool Is(string text, Segment segment, string what) => text.AsSpan(segment.Start, segment.Length).SequenceEqual(what);

    private static string Of(string text, Segment segment) => text.Substring(segment.Start, segment.Length);
}
