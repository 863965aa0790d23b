using System.Xml.Linq;

namespace Heed.Architecture.Tests;

/// <summary>The files of the checkout the tests were built from.</summary>
internal static class Repository
{
    private static readonly string[] Built = ["bin", "obj", "node_modules", "dist", ".git", "data", "artifacts"];

    public static string Root { get; } = FindRoot();

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    /// <summary>Every file below a folder with this ending, what is built left out; paths from the root, with slashes.</summary>
    public static IEnumerable<string> Files(string folder, string ending) => Walk(Path.Combine(Root, folder))
        .Where(f => f.EndsWith(ending, StringComparison.Ordinal))
        .Select(f => Path.GetRelativePath(Root, f).Replace('\\', '/'))
        .Order(StringComparer.Ordinal);

    /// <summary>Names of the projects a project references, such as Heed.Kernel.</summary>
    public static IReadOnlyList<string> References(string project) =>
        [.. Elements(project, "ProjectReference").Select(r => Path.GetFileNameWithoutExtension(r.Replace('\\', '/'))).Order(StringComparer.Ordinal)];

    public static IReadOnlyList<string> Elements(string project, string element) =>
        [.. XDocument.Parse(Read(project)).Descendants(element).Select(e => e.Attribute("Include")?.Value).OfType<string>()];

    private static IEnumerable<string> Walk(string folder)
    {
        if (!Directory.Exists(folder)) return [];
        return Directory.EnumerateFiles(folder).Concat(Directory.EnumerateDirectories(folder).Where(d => !Built.Contains(Path.GetFileName(d))).SelectMany(Walk));
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Heed.slnx"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests run inside a checkout.");
    }
}
