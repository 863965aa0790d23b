using System.Globalization;
using System.Text;
using Heed.Mail;

namespace Heed.Trust;

/// <summary>
/// Changes mails at random and reads them: nothing may throw, hang, or take more than its share of time and memory. Every mail has a
/// number; the same seed and number give the same mail again.
/// </summary>
internal static class MailFuzz
{
    private const int MaxMilliseconds = 250;
    private const long MaxBytes = 64L << 20;
    private const int MaxLength = 200_000;
    private static readonly TimeSpan Hang = TimeSpan.FromSeconds(30);

    private static readonly byte[][] Scraps =
    [
        .. new[]
        {
            "\r\n", "\n", "\r", "\r\n\r\n", "--", "--b", "--b--", "--out--", " ", "\t", ":", ";", ",", "\"", "(", ")", "<", ">", "=", "=?", "?=", "=?utf-8?B?", "=?gbk?Q?=", "=\r\n", "%", "\0", "\u001b$B", "\u001b(B", "+T2B-",
            "begin 644 a\n", "\nend\n", "Content-Type: multipart/mixed; boundary=b\r\n", "Content-Type: message/rfc822\r\n\r\n", "Content-Type: text/html\r\n", "Content-Transfer-Encoding: base64\r\n", "Content-Transfer-Encoding: quoted-printable\r\n",
            "; charset=utf-7", "; charset=gb2312", "; filename*1*=", "; filename=\"", "Date: ", "From: ", "<div>", "<blockquote>", "</", "<!--", "<script>", "&nbsp", "&#x10FFFF;", "> ", "-----Original Message-----\r\n", "On Mon, Ann wrote:\r\n", "发件人: ", "Status: 5.1.1\r\n",
        }.Select(Encoding.UTF8.GetBytes),
    ];

    public static int Run(Options options)
    {
        var (count, seed) = (options.Number("count", 20_000), options.Number("seed", 1));
        var seeds = MailSeeds.All();
        if (options.Text("folder", "") is { Length: > 0 } folder) seeds.AddRange(Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(f => new FileInfo(f).Length < MaxLength).Order(StringComparer.Ordinal).Select(File.ReadAllBytes));
        foreach (var mail in seeds) Read(mail);

        var (slowest, largest, refused, bad) = (0.0, 0L, 0, 0);
        byte[] current = [];
        using var watch = new Timer(_ => GiveUp(current, seed), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        for (var number = 0; number < count; number++)
        {
            current = Changed(seeds, new Random(Mixed(seed, number)));
            watch.Change(Hang, Timeout.InfiniteTimeSpan);
            try
            {
                var (time, bytes, wasRefused) = Measured(current);
                slowest = Math.Max(slowest, time);
                largest = Math.Max(largest, bytes);
                if (wasRefused) refused++;
                if (time <= MaxMilliseconds && bytes <= MaxBytes) continue;
                bad++;
                Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"fuzz-mail: number {number} of seed {seed} took {time:F0} ms and {bytes} bytes: {Kept(current, seed, number)}"));
            }
            catch (Exception error) when (error is not OutOfMemoryException)
            {
                bad++;
                Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"fuzz-mail: number {number} of seed {seed} throws: {Kept(current, seed, number)}\n{error}"));
            }
        }

        var verdict = bad == 0 ? "PASS" : "FAIL";
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{verdict} fuzz-mail seed={seed} seeds={seeds.Count} mails={count} bad={bad} refused={refused} slowestMs={slowest:F1} largestKiB={largest >> 10}"));
        return bad == 0 ? 0 : 1;
    }

    /// <summary>Processor time and memory of one mail, so that other work on the machine does not count; a slow one is read again, for the collector may have run.</summary>
    private static (double Milliseconds, long Bytes, bool Refused) Measured(byte[] mail)
    {
        var (best, bytes, refused) = (double.MaxValue, 0L, false);
        for (var round = 0; round < 3 && best > MaxMilliseconds; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var started = Environment.CpuUsage.TotalTime;
            refused = Read(mail);
            best = Math.Min(best, (Environment.CpuUsage.TotalTime - started).TotalMilliseconds);
            bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        }

        return (best, bytes, refused);
    }

    /// <summary>Does everything with a mail that the mail channel does.</summary>
    private static bool Read(byte[] mail)
    {
        var message = MailParser.Parse(mail);
        foreach (var part in message.AllParts())
        {
            if (part.IsText) _ = part.Text;
        }

        _ = ReplyCutter.Cut(message);
        _ = BounceReader.Read(message);
        return message.Refusal is not null;
    }

    private static byte[] Changed(List<byte[]> seeds, Random random)
    {
        var mail = seeds[random.Next(seeds.Count)].ToList();
        for (var changes = random.Next(1, 12); changes > 0; changes--)
        {
            var at = random.Next(mail.Count + 1);
            var length = Math.Min(mail.Count - at, random.Next(10) == 0 ? random.Next(2000) : random.Next(30));
            switch (random.Next(7))
            {
                case 0 when mail.Count > 0:
                    mail[random.Next(mail.Count)] = (byte)random.Next(256);
                    break;
                case 1:
                    mail.RemoveRange(at, length);
                    break;
                case 2 when mail.Count < MaxLength:
                    mail.InsertRange(random.Next(mail.Count + 1), mail.GetRange(at, length));
                    break;
                case 3 when mail.Count < MaxLength:
                    var piece = mail.GetRange(at, Math.Min(length, 60));
                    mail.InsertRange(at, Enumerable.Repeat(piece, random.Next(1, 400)).SelectMany(p => p));
                    break;
                case 4 when mail.Count < MaxLength:
                    var other = seeds[random.Next(seeds.Count)];
                    var from = random.Next(other.Length + 1);
                    mail.InsertRange(at, other[from..Math.Min(other.Length, from + random.Next(3000))]);
                    break;
                default:
                    mail.InsertRange(at, Scraps[random.Next(Scraps.Length)]);
                    break;
            }
        }

        return [.. mail];
    }

    /// <summary>Mixed, so that neighbouring seeds do not give the same mails in another order.</summary>
    private static int Mixed(int seed, int number) => unchecked((int)((((ulong)(uint)seed << 32 | (uint)number) * 0x9E3779B97F4A7C15UL >> 29) ^ (ulong)number));

    private static string Kept(byte[] mail, int seed, int number)
    {
        var file = Path.Combine(Path.GetTempPath(), string.Create(CultureInfo.InvariantCulture, $"heed-fuzz-mail-{seed}-{number}.eml"));
        File.WriteAllBytes(file, mail);
        return file;
    }

    private static void GiveUp(byte[] mail, int seed)
    {
        Console.Error.WriteLine($"FAIL fuzz-mail seed={seed} hangs: {Kept(mail, seed, -1)}");
        Environment.Exit(1);
    }
}
