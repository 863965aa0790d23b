using Heed.Mail;

namespace Heed.Server.Lab;

/// <summary>Cuts every text of <c>emails/</c> and compares with the file of the same name in <c>trimmed/</c>; white space at the ends of lines and of the text does not count.</summary>
internal static class ReplyLab
{
    public static async Task<ReplyFigures> RunAsync(string folder, CancellationToken cancellationToken)
    {
        var misses = new List<string>();
        var total = 0;
        foreach (var file in Directory.EnumerateFiles(Path.Combine(folder, "emails")).Order(StringComparer.Ordinal))
        {
            var wanted = Path.Combine(folder, "trimmed", Path.GetFileName(file));
            if (!File.Exists(wanted)) continue;
            total++;
            var reply = ReplyCutter.Cut(await File.ReadAllTextAsync(file, cancellationToken)).Reply;
            if (Even(reply) != Even(await File.ReadAllTextAsync(wanted, cancellationToken))) misses.Add(Path.GetFileName(file));
        }

        return new ReplyFigures(total - misses.Count, total, misses);
    }

    private static string Even(string text) => string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd())).Trim();
}
