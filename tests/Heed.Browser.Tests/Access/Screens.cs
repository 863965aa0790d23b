using System.Text.RegularExpressions;

namespace Heed.Browser.Tests.Access;

/// <summary>The console's screens, read from its own sources: one that is added is looked at without a word here.</summary>
internal static partial class Screens
{
    /// <summary>Paths of the router; a new one has to be added to the tests.</summary>
    public static IReadOnlyList<string> Routes() => [.. RoutePath().Matches(Read("router.ts")).Select(m => m.Groups[1].Value)];

    /// <summary>Keys of the sections of the settings.</summary>
    public static IReadOnlyList<string> Sections() => [.. SectionKey().Matches(Read("settings", "sections.ts")).Select(m => m.Groups[1].Value)];

    private static string Read(params string[] path) => File.ReadAllText(Path.Combine([Repository.Root, "web", "console", "src", .. path]));

    [GeneratedRegex(@"\bpath: '([^']*)'", RegexOptions.NonBacktracking)]
    private static partial Regex RoutePath();

    [GeneratedRegex(@"\{ key: '([A-Za-z]+)', group:", RegexOptions.NonBacktracking)]
    private static partial Regex SectionKey();
}
