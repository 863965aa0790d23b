using System.Globalization;

namespace Heed.Architecture.Tests;

/// <summary>The table in ARCHITECTURE.md: <c>| module | rank | may reference | owns tables | events |</c>.</summary>
internal static class ModuleTable
{
    public const string File = "ARCHITECTURE.md";

    public static IReadOnlyList<ModuleRow> Rows { get; } = Parse(Repository.Read(File));

    private static List<ModuleRow> Parse(string text)
    {
        var lines = text.Split('\n').SkipWhile(l => !l.StartsWith("| module |", StringComparison.Ordinal)).Skip(2).TakeWhile(l => l.StartsWith('|'));
        return [.. lines.Select(l => l.Split('|', StringSplitOptions.TrimEntries)).Select(c => new ModuleRow(
            c[1], int.Parse(c[2], CultureInfo.InvariantCulture), Words(c[3]), Words(c[4]), Words(c[5])))];
    }

    private static IReadOnlyList<string> Words(string cell) =>
        [.. cell.Split([',', ' ', '`'], StringSplitOptions.RemoveEmptyEntries).Where(w => w != "–").Order(StringComparer.Ordinal)];
}

/// <summary>One module as ARCHITECTURE.md has it.</summary>
internal sealed record ModuleRow(string Name, int Rank, IReadOnlyList<string> MayReference, IReadOnlyList<string> Tables, IReadOnlyList<string> Events)
{
    public string Project => $"src/Modules/Heed.{Name}/Heed.{Name}.csproj";
}
