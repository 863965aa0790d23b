using System.Globalization;
using System.Text;

namespace Heed.Architecture.Tests;

/// <summary>docs/modules.svg is drawn from the table of modules. <c>HEED_WRITE=1</c> draws it anew.</summary>
public sealed class ModulePictureTests
{
    private const string Picture = "docs/modules.svg";
    private const int Width = 190, Height = 44, Gap = 30, Step = 96, Margin = 24, RankLabel = 70;

    [Fact]
    public void The_picture_shows_the_modules_as_they_are()
    {
        var drawn = Draw();
        var file = Path.Combine(Repository.Root, Picture);
        if (Environment.GetEnvironmentVariable("HEED_WRITE") == "1") File.WriteAllText(file, drawn);
        Assert.True(File.Exists(file) && File.ReadAllText(file) == drawn, $"{Picture} is not the picture of ARCHITECTURE.md. Run this test with HEED_WRITE=1 and commit the file.");
    }

    private static string Draw()
    {
        var ranks = ModuleTable.Rows.GroupBy(r => r.Rank).OrderBy(g => g.Key).ToList();
        var width = (2 * Margin) + RankLabel + (ranks.Max(g => g.Count()) * (Width + Gap)) - Gap;
        var height = (2 * Margin) + (ranks.Count * Step) - (Step - Height);
        var places = ranks.SelectMany((group, line) => group.OrderBy(r => r.Name, StringComparer.Ordinal).Select((row, column) =>
            (row.Name, X: Margin + RankLabel + (column * (Width + Gap)), Y: Margin + ((ranks.Count - 1 - line) * Step)))).ToDictionary(p => p.Name, p => (p.X, p.Y));
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" role=\"img\" aria-label=\"Modules of Heed by rank; an arrow points to what a module may reference\">\n");
        svg.Append("<style>text{font:500 15px system-ui,'Noto Sans CJK SC',sans-serif;fill:#1c2733}.rank{fill:#7a8794;font-weight:400;font-size:13px}rect{fill:#eef4fb;stroke:#5b8fd0}path{fill:none;stroke:#9db4cc;stroke-width:1.4}@media(prefers-color-scheme:dark){text{fill:#e6edf4}rect{fill:#1d2a38;stroke:#5b8fd0}path{stroke:#53687f}}</style>\n");
        svg.Append("<marker id=\"to\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"7\" markerHeight=\"7\" orient=\"auto\"><path d=\"M1 1 7 4 1 7\"/></marker>\n");
        foreach (var (row, reference) in Arrows()) Arrow(svg, places[row], places[reference]);
        foreach (var group in ranks)
        {
            var y = places[group.First().Name].Y + (Height / 2) + 5;
            svg.Append(CultureInfo.InvariantCulture, $"<text class=\"rank\" x=\"{Margin}\" y=\"{y}\">rank {group.Key}</text>\n");
        }

        foreach (var (name, (x, y)) in places)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"{x}\" y=\"{y}\" width=\"{Width}\" height=\"{Height}\" rx=\"8\"/><text x=\"{x + (Width / 2)}\" y=\"{y + (Height / 2) + 5}\" text-anchor=\"middle\">{name}</text>\n");
        }

        return svg.Append("</svg>\n").ToString();
    }

    /// <summary>References between modules that do not follow from others: an arrow to what one reaches anyway says nothing.</summary>
    private static IEnumerable<(string From, string To)> Arrows()
    {
        var direct = ModuleTable.Rows.ToDictionary(r => r.Name, r => r.MayReference.Where(m => ModuleTable.Rows.Any(o => o.Name == m)).ToList());
        bool Reaches(string from, string to) => direct[from].Exists(next => next == to || Reaches(next, to));
        return direct.SelectMany(d => d.Value.Where(to => !d.Value.Exists(other => other != to && Reaches(other, to))).Select(to => (d.Key, to)));
    }

    private static void Arrow(StringBuilder svg, (int X, int Y) from, (int X, int Y) to)
    {
        var (x1, y1, x2, y2) = (from.X + (Width / 2), from.Y + Height, to.X + (Width / 2), to.Y - 3);
        var bend = (y1 + y2) / 2;
        svg.Append(CultureInfo.InvariantCulture, $"<path d=\"M{x1} {y1}C{x1} {bend} {x2} {bend} {x2} {y2}\" marker-end=\"url(#to)\"/>\n");
    }
}
