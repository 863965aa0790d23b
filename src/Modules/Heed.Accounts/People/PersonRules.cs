using System.Diagnostics.CodeAnalysis;

namespace Heed.Accounts.People;

/// <summary>What the fields of people and workspaces may hold.</summary>
internal static class PersonRules
{
    public const int MaxName = 80;

    public static bool IsLanguage([NotNullWhen(true)] string? language) => language is "zh-CN" or "en";

    public static bool IsTheme([NotNullWhen(true)] string? theme) => theme is "system" or "light" or "dark";

    /// <summary>An IANA name: the other names the runtime takes would not mean the same on the next machine.</summary>
    public static bool IsTimeZone([NotNullWhen(true)] string? zone) =>
        zone is { Length: > 0 and <= 64 } && zone.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '_' or '-' or '+')
        && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) && found.HasIanaId && found.Id == zone;
}
