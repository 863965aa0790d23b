using Heed.Platform.Modules;

namespace Heed.Architecture.Tests;

public sealed class ReferenceTests(BuiltHost host) : IClassFixture<BuiltHost>
{
    [Fact]
    public void Every_module_project_is_in_the_table_and_back()
    {
        var projects = Repository.Files("src/Modules", ".csproj").Select(p => Path.GetFileNameWithoutExtension(p)["Heed.".Length..]).Order(StringComparer.Ordinal);
        Assert.Equal(projects, ModuleTable.Rows.Select(r => r.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_module_references_what_the_table_says_and_nothing_else()
    {
        foreach (var row in ModuleTable.Rows)
        {
            var references = Repository.References(row.Project).Select(r => r["Heed.".Length..]).Where(r => r is not ("Kernel" or "Platform"));
            Assert.Equal(row.MayReference, references.Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public void A_module_references_lower_ranks_and_engines_only()
    {
        var ranks = ModuleTable.Rows.ToDictionary(r => r.Name, r => r.Rank);
        foreach (var row in ModuleTable.Rows)
        {
            foreach (var reference in row.MayReference)
            {
                if (ranks.TryGetValue(reference, out var rank)) Assert.True(rank < row.Rank, $"{row.Name} ({row.Rank}) references {reference} ({rank}).");
                else Assert.True(File.Exists(Path.Combine(Repository.Root, $"src/Engines/Heed.{reference}/Heed.{reference}.csproj")), $"{row.Name} references {reference}, which is neither a module nor an engine.");
            }
        }
    }

    [Fact]
    public void The_server_lists_every_module_in_rank_order_with_the_rank_of_the_table()
    {
        Assert.Equal(ModuleTable.Rows.Select(r => r.Name).Order(StringComparer.Ordinal), host.Modules.Select(m => m.Name).Order(StringComparer.Ordinal));
        Assert.Equal(host.Modules.Select(m => m.Rank).Order(), host.Modules.Select(m => m.Rank));
        foreach (var module in host.Modules) Assert.Equal(ModuleTable.Rows.Single(r => r.Name == module.Name).Rank, module.Rank);
    }

    [Fact]
    public void Kernel_and_engines_have_no_packages_but_the_parser_of_html_and_engines_reference_the_kernel_alone()
    {
        var allowed = new Dictionary<string, string[]> { ["src/Engines/Heed.Html/Heed.Html.csproj"] = ["AngleSharp"] };
        var engines = Repository.Files("src/Engines", ".csproj").ToList();
        foreach (var project in engines.Append("src/Heed.Kernel/Heed.Kernel.csproj"))
        {
            Assert.Equal(allowed.GetValueOrDefault(project, []), Repository.Elements(project, "PackageReference"));
            Assert.Empty(Repository.Elements(project, "FrameworkReference"));
        }

        foreach (var project in engines) Assert.All(Repository.References(project), r => Assert.Equal("Heed.Kernel", r));
    }

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        var solution = Repository.Read("Heed.slnx");
        Assert.All(Repository.Files("src", ".csproj").Concat(Repository.Files("tests", ".csproj")), p => Assert.Contains($"\"{p}\"", solution, StringComparison.Ordinal));
    }

    [Fact]
    public void A_module_shows_nothing_but_its_public_folder()
    {
        foreach (var module in host.Modules)
        {
            var assembly = module.GetType().Assembly;
            var name = assembly.GetName().Name!;
            var files = Repository.Files($"src/Modules/{name}/Public", ".cs").Select(f => Path.GetFileNameWithoutExtension(f)).ToHashSet();
            var shown = assembly.GetExportedTypes().Where(t => !t.IsNested && !t.IsAssignableTo(typeof(IModule)) && t.Namespace?.StartsWith("AspNetCoreGeneratedDocument", StringComparison.Ordinal) != true);
            Assert.All(shown, t => Assert.True(IsIn(name, t, files), $"{t.FullName} is public, but not in src/Modules/{name}/Public."));
        }
    }

    // A small record may stand beside the interface that uses it: then its file is found by its declaration.
    private static bool IsIn(string module, Type type, HashSet<string> files)
    {
        var plain = type.Name.Split('`')[0];
        return files.Contains(plain)
            || Repository.Files($"src/Modules/{module}/Public", ".cs").Any(f => System.Text.RegularExpressions.Regex.IsMatch(Repository.Read(f), $@"\b(class|record|struct|interface|enum)\s+{plain}\b"));
    }
}
