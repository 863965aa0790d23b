using Heed.Platform.Web;

namespace Heed.Accounts.Data;

/// <summary>Checks that several features share.</summary>
internal static class Edits
{
    public const int MaxName = 80;

    public static Validate Name(this Validate check, string? name) => check.Text(name, "name", MaxName);

    public static Validate Color(this Validate check, string? color) => check.That(
        color is { Length: 7 } && color[0] == '#' && color.AsSpan(1).IndexOfAnyExcept("0123456789abcdefABCDEF") < 0, "color", "invalid", "A colour such as #3451d1.");
}
