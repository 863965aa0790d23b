using System.Runtime.CompilerServices;
using Heed.Metrics.Definitions;

namespace Heed.Modules.Tests.Metrics;

/// <summary>docs/metrics.md is written from the definitions. <c>HEED_WRITE=1</c> writes it anew.</summary>
public sealed class MetricsPageTests
{
    [Fact]
    public void The_page_says_what_the_code_counts_by()
    {
        var file = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "../../../docs/metrics.md"));
        var written = MetricsPage.Write();
        if (Environment.GetEnvironmentVariable("HEED_WRITE") == "1") File.WriteAllText(file, written);
        Assert.True(File.Exists(file) && File.ReadAllText(file) == written, "docs/metrics.md is not what the definitions say. Run this test with HEED_WRITE=1 and commit the file.");
    }

    [Fact]
    public void Every_definition_says_everything_in_both_languages()
    {
        var definitions = MetricList.All.Select(f => f.Definition).ToList();
        Assert.Equal(definitions.Count, definitions.Select(d => d.Key).Distinct().Count());
        Assert.All(definitions.SelectMany(d => new[] { d.Chinese, d.English }), t => Assert.All([t.Name, t.Meaning, t.Starts, t.Stops, t.Excluded], Assert.NotEmpty));
        Assert.All(definitions, d => Assert.Contains(d.Chinese.Name, c => c is >= '一' and <= '鿿'));
    }

    private static string Here([CallerFilePath] string file = "") => file;
}
