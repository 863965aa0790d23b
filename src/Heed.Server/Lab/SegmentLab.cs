using Heed.Server.Commands;
using Heed.Text.Segmenting;

namespace Heed.Server.Lab;

/// <summary>Cuts the lines of a text whose words stand apart by blanks, without seeing the blanks, and compares.</summary>
internal static class SegmentLab
{
    private const long MostBytes = 256L << 20;

    public static async Task<SegmentFigures> RunAsync(string? train, string test, string? output, CancellationToken cancellationToken)
    {
        var wanted = await ReadAsync(test, cancellationToken);
        var texts = wanted.ConvertAll(words => string.Concat(words));
        var (cut, training) = await CutterAsync(train, cancellationToken);
        // Once unmeasured, so that the figure is not the compiler's.
        foreach (var text in texts.Take(200)) cut(text);
        var found = new List<IReadOnlyList<Segment>>(texts.Count);
        var before = CpuSeconds();
        foreach (var text in texts) found.Add(cut(text));
        var seconds = CpuSeconds() - before;
        if (output is not null) await WriteAsync(output, texts, found, cancellationToken);
        return Compare(wanted, found, texts.Sum(t => (long)t.Length), training, seconds);
    }

    /// <summary>The shipped segmenter, or one that has learned from a file, and the processor time that took.</summary>
    private static async Task<(Func<string, IReadOnlyList<Segment>> Cut, double Seconds)> CutterAsync(string? train, CancellationToken cancellationToken)
    {
        if (train is null) return (text => Segmenter.Default.Segment(text), 0);
        var lines = await ReadAsync(train, cancellationToken);
        var before = CpuSeconds();
        var trained = TrainedSegmenter.Train(lines, cancellationToken: cancellationToken);
        return (trained.Segment, CpuSeconds() - before);
    }

    private static SegmentFigures Compare(List<string[]> wanted, List<IReadOnlyList<Segment>> found, long characters, double training, double seconds)
    {
        int right = 0, all = 0, given = 0;
        for (var line = 0; line < wanted.Count; line++)
        {
            var (start, at) = (0, 0);
            foreach (var word in wanted[line])
            {
                while (at < found[line].Count && found[line][at].Start < start) at++;
                if (at < found[line].Count && found[line][at] is var segment && segment.Start == start && segment.Length == word.Length) right++;
                start += word.Length;
            }

            all += wanted[line].Length;
            given += found[line].Count;
        }

        var (precision, recall) = (Share(right, given), Share(right, all));
        var f1 = right == 0 ? 0 : 2 * precision * recall / (precision + recall);
        return new SegmentFigures(Math.Round(f1, 5), Math.Round(precision, 5), Math.Round(recall, 5), all, characters, Math.Round(training, 1), Math.Round(characters / Math.Max(seconds, 1e-6)));
    }

    private static async Task<List<string[]>> ReadAsync(string path, CancellationToken cancellationToken)
    {
        var file = new FileInfo(path);
        if (!file.Exists) throw new UsageException($"there is no file {path}.");
        if (file.Length > MostBytes) throw new UsageException($"{path} is larger than {MostBytes >> 20} MiB.");
        var lines = await File.ReadAllLinesAsync(path, cancellationToken);
        // No separators given: any white space, the ideographic blank too.
        return [.. lines.Select(l => l.Trim('\uFEFF').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Where(words => words.Length > 0)];
    }

    private static Task WriteAsync(string path, List<string> texts, List<IReadOnlyList<Segment>> found, CancellationToken cancellationToken) =>
        File.WriteAllLinesAsync(path, texts.Select((text, i) => string.Join(' ', found[i].Select(s => text.Substring(s.Start, s.Length)))), cancellationToken);

    private static double CpuSeconds()
    {
        using var process = System.Diagnostics.Process.GetCurrentProcess();
        return process.TotalProcessorTime.TotalSeconds;
    }

    private static double Share(int part, int whole) => whole == 0 ? 0 : (double)part / whole;
}
