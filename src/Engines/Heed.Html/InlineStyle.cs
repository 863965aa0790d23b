using System.Collections.Frozen;
using System.Text;

namespace Heed.Html;

/// <summary>Keeps the declarations of a <c>style</c> attribute that only change how something looks where it is.</summary>
internal static class InlineStyle
{
    private static readonly FrozenSet<string> Properties = FrozenSet.ToFrozenSet(
        [
            "background", "background-color", "border", "border-bottom", "border-bottom-color", "border-bottom-style", "border-bottom-width", "border-collapse", "border-color", "border-left",
            "border-left-color", "border-left-style", "border-left-width", "border-radius", "border-right", "border-right-color", "border-right-style", "border-right-width", "border-spacing",
            "border-style", "border-top", "border-top-color", "border-top-style", "border-top-width", "border-width", "caption-side", "clear", "color", "direction", "display", "float", "font",
            "font-family", "font-size", "font-style", "font-variant", "font-weight", "height", "letter-spacing", "line-height", "list-style-type", "margin", "margin-bottom", "margin-left",
            "margin-right", "margin-top", "max-height", "max-width", "min-height", "min-width", "overflow-wrap", "padding", "padding-bottom", "padding-left", "padding-right", "padding-top",
            "table-layout", "text-align", "text-decoration", "text-indent", "text-transform", "vertical-align", "white-space", "width", "word-break", "word-spacing", "word-wrap",
        ],
        StringComparer.Ordinal);

    private static readonly FrozenSet<string> Functions = FrozenSet.ToFrozenSet(["rgb", "rgba", "hsl", "hsla"], StringComparer.OrdinalIgnoreCase);

    /// <summary>The declarations that stay; null when none does.</summary>
    internal static string? Clean(string style)
    {
        var kept = new StringBuilder();
        foreach (var declaration in style.Split(';'))
        {
            var colon = declaration.IndexOf(':', StringComparison.Ordinal);
            if (colon <= 0) continue;
            var property = declaration[..colon].Trim().ToLowerInvariant();
            var value = declaration[(colon + 1)..].Trim();
            if (!Properties.Contains(property) || !Harmless(value)) continue;
            if (kept.Length > 0) kept.Append(';');
            kept.Append(property).Append(':').Append(value);
        }

        return kept.Length == 0 ? null : kept.ToString();
    }

    /// <summary>Words, numbers, colours and names of fonts; no function but those of colours, nothing that could name an address or escape.</summary>
    private static bool Harmless(string value)
    {
        if (value.Length is 0 or > 400) return false;
        for (var i = 0; i < value.Length; i++)
        {
            var c = value[i];
            if (c == '(')
            {
                var start = i;
                while (start > 0 && char.IsAsciiLetter(value[start - 1])) start--;
                if (!Functions.Contains(value[start..i])) return false;
            }
            else if (!char.IsLetterOrDigit(c) && c is not (' ' or '#' or '%' or '.' or ',' or '-' or '\'' or '"' or '!' or ')' or '+' or '_'))
            {
                return false;
            }
        }

        return true;
    }
}
