using System.Collections.Frozen;

namespace Heed.Html;

/// <summary>The lists: everything that is not named here does not get through.</summary>
internal static class AllowedMarkup
{
    /// <summary>Elements that are kept. <c>body</c> and the like are the place's own.</summary>
    internal static readonly FrozenSet<string> Elements = FrozenSet.ToFrozenSet(
        [
            "a", "abbr", "address", "article", "aside", "b", "bdi", "bdo", "big", "blockquote", "br", "caption", "center", "cite", "code", "col", "colgroup", "dd", "del", "dfn", "div",
            "dl", "dt", "em", "figcaption", "figure", "font", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "i", "img", "ins", "kbd", "li", "main", "mark", "nav", "ol", "p",
            "pre", "q", "rp", "rt", "ruby", "s", "samp", "section", "small", "span", "strike", "strong", "sub", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "time", "tr", "tt", "u",
            "ul", "var", "wbr",
        ],
        StringComparer.Ordinal);

    /// <summary>Elements without content.</summary>
    internal static readonly FrozenSet<string> Empty = FrozenSet.ToFrozenSet(["br", "col", "hr", "img", "wbr"], StringComparer.Ordinal);

    /// <summary>Elements whose content is text for a machine: dropped up to their end tag, which is looked for as text.</summary>
    internal static readonly FrozenSet<string> RawText = FrozenSet.ToFrozenSet(
        ["script", "style", "xmp", "iframe", "noembed", "noframes", "textarea", "title", "plaintext"], StringComparer.Ordinal);

    /// <summary>Elements that are dropped with all that is in them.</summary>
    internal static readonly FrozenSet<string> Dropped = FrozenSet.ToFrozenSet(
        ["svg", "math", "template", "object", "applet", "canvas", "audio", "video", "select", "datalist", "map", "frameset", "dialog"], StringComparer.Ordinal);

    /// <summary>Elements that end an open one of the same group when they begin, up to a boundary.</summary>
    internal static readonly FrozenDictionary<string, (string[] Ends, string[] Boundary)> Implied = new Dictionary<string, (string[], string[])>
    {
        ["li"] = (["li"], ["ul", "ol"]),
        ["dt"] = (["dt", "dd"], ["dl"]),
        ["dd"] = (["dt", "dd"], ["dl"]),
        ["td"] = (["td", "th"], ["table", "tr"]),
        ["th"] = (["td", "th"], ["table", "tr"]),
        ["tr"] = (["tr"], ["table", "tbody", "thead", "tfoot"]),
        ["tbody"] = (["tbody", "thead", "tfoot"], ["table"]),
        ["thead"] = (["tbody", "thead", "tfoot"], ["table"]),
        ["tfoot"] = (["tbody", "thead", "tfoot"], ["table"]),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Attributes = FrozenSet.ToFrozenSet(
        [
            "align", "alt", "bgcolor", "border", "cellpadding", "cellspacing", "color", "colspan", "dir", "face", "height", "href", "lang", "noshade", "nowrap", "reversed", "rowspan", "size",
            "span", "src", "start", "style", "title", "type", "valign", "width",
        ],
        StringComparer.Ordinal);

    private static readonly FrozenSet<string> Measures = FrozenSet.ToFrozenSet(
        ["border", "cellpadding", "cellspacing", "colspan", "height", "rowspan", "size", "span", "start", "width"], StringComparer.Ordinal);

    /// <summary>Whether an attribute of this name is looked at, whatever the element.</summary>
    internal static bool Attribute(string name) => Attributes.Contains(name);

    /// <summary>The value to write for a plain attribute; null drops it. Links, pictures and styles have their own rules.</summary>
    internal static string? Value(string name, string value)
    {
        if (Measures.Contains(name)) return Measure(value.AsSpan().Trim());
        return name switch
        {
            "alt" or "title" => value.Length <= 1000 ? value : value[..1000],
            "noshade" or "nowrap" or "reversed" => "",
            _ => Word(value.AsSpan().Trim(), name == "face"),
        };
    }

    private static string? Measure(ReadOnlySpan<char> value)
    {
        var digits = value.TrimStart("+-").TrimEnd("%").TrimEnd("px");
        return digits.Length is > 0 and <= 5 && !digits.ContainsAnyExceptInRange('0', '9') ? value.ToString() : null;
    }

    private static string? Word(ReadOnlySpan<char> value, bool list)
    {
        if (value.Length is 0 or > 200) return null;
        foreach (var c in value)
        {
            if (char.IsLetterOrDigit(c) || c is '#' or '-' or '_') continue;
            if (list && c is ' ' or ',' or '\'') continue;
            return null;
        }

        return value.ToString();
    }
}
