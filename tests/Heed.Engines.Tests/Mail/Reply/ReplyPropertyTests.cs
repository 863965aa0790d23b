using System.Diagnostics;
using FsCheck;
using FsCheck.Fluent;
using Heed.Mail;

namespace Heed.Engines.Tests.Mail.Reply;

public sealed class ReplyPropertyTests
{
    private static readonly string[] Pieces =
    [
        "", "", "Yes, it is blue.", "> quoted", ">> deeper", ">", "On 3 Mar 2025, at 10:00, Ann <ann@shop.example> wrote:", "On Mon, 3 Mar 2025 Ann", "<ann@shop.example> wrote:", "From: Ann <ann@shop.example>", "Sent: Monday, 3 March 2025", "To: Bo",
        "Subject: Lamp", "-- ", "--", "____________________", "-----Original Message-----", "---------- Forwarded message ---------", "Sent from my iPhone", "发自我的iPhone", "在 2025年3月3日，李安 <ann@shop.example> 写道：", "发件人: 李安", "发送时间: 2025年", "收件人: Bo", "```",
        "Best regards,", "Ann Lee", "+49 30 1234567", "www.shop.example", "This message is confidential and for you.", "-----BEGIN PGP SIGNATURE-----", "-----END PGP SIGNATURE-----", "Ann> named", "\u00a0", "wrote:", ":", "@", "a@b", "最后一行。",
    ];

    private static readonly Arbitrary<string[]> Lines = Gen.Elements(Pieces).ArrayOf().ToArbitrary();

    [Fact]
    public void Every_line_stands_in_exactly_one_part_and_in_order() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(3000), Prop.ForAll(Lines, lines =>
    {
        var parts = ReplyCutter.Cut(string.Join("\r\n", lines));
        var left = new[] { Filled(parts.Reply), Filled(parts.Quote), Filled(parts.Signature) };
        Assert.Equal(lines.Count(line => line.Trim().Length > 0), left.Sum(part => part.Count));
        // Lines that look alike leave a choice: walk all ways at once.
        var reached = new HashSet<(int, int, int)> { (0, 0, 0) };
        foreach (var line in lines.Select(l => l.TrimEnd()).Where(l => l.Length > 0))
        {
            reached = [.. reached.SelectMany(at => Steps(left, at, line))];
            Assert.NotEmpty(reached);
        }
    }));

    [Fact]
    public void No_text_throws() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(2000), Prop.ForAll(ArbMap.Default.ArbFor<string>(), text =>
    {
        ReplyCutter.Cut(text ?? "");
        ReplyCutter.CutHtml(text ?? "");
    }));

    [Fact]
    public void Twice_the_text_is_at_most_about_twice_the_work()
    {
        foreach (var piece in Pieces.Where(p => p.Length > 0).Append(string.Join('\n', Pieces)))
        {
            var once = Effort(string.Concat(Enumerable.Repeat(piece + "\n", 2000)));
            var twice = Effort(string.Concat(Enumerable.Repeat(piece + "\n", 4000)));
            Assert.InRange(twice, once, 2.2 * once);
        }
    }

    [Theory]
    [InlineData("On ", "x")]
    [InlineData("On", "\n")]
    [InlineData("On", " \n")]
    [InlineData("On 2025 ", "a@b ")]
    [InlineData("On 3 Mar 2025 at 10:00\n", "Ann\n")]
    [InlineData("", "On 3 Mar 2025\n")]
    [InlineData("", "> ")]
    [InlineData("", ">\n")]
    [InlineData("", "From: a\n")]
    [InlineData("From: a\n", "Cc: b,\n")]
    [InlineData("", "--\n")]
    [InlineData("", "```\n")]
    [InlineData("", "-----BEGIN PGP SIGNATURE-----\n")]
    [InlineData("", "<")]
    [InlineData("", "<a \"")]
    [InlineData("", "<div>")]
    [InlineData("", "<blockquote>")]
    [InlineData("", "<head>")]
    [InlineData("", "<!--")]
    [InlineData("", "&")]
    [InlineData("<style>", "</styl")]
    public void Attack_texts_of_a_megabyte_take_a_moment(string first, string again)
    {
        var text = first + string.Concat(Enumerable.Repeat(again, (1 << 20) / again.Length));
        var watch = Stopwatch.StartNew();
        ReplyCutter.Cut(text);
        ReplyCutter.CutHtml(text);
        // Whatever else the machine does: what backtracks would take hours.
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60), $"{watch.Elapsed}");
    }

    [Fact]
    public void Beyond_the_limit_a_text_goes_with_the_last_line()
    {
        var text = "Yes.\n\nOn 3 Mar 2025, at 10:00, Ann <ann@shop.example> wrote:\n" + string.Concat(Enumerable.Repeat("> line\n", 200_000));
        var parts = ReplyCutter.Cut(text);
        Assert.Equal("Yes.", parts.Reply);
        Assert.EndsWith("> line\n", parts.Quote, StringComparison.Ordinal);
    }

    private static long Effort(string text)
    {
        long effort = 0;
        ReplyCutter.Cut(text, ref effort);
        return effort;
    }

    private static List<string> Filled(string part) => [.. part.Split('\n').Select(l => l.TrimEnd()).Where(l => l.Length > 0)];

    private static IEnumerable<(int, int, int)> Steps(List<string>[] parts, (int Reply, int Quote, int Signature) at, string line)
    {
        if (at.Reply < parts[0].Count && parts[0][at.Reply] == line) yield return (at.Reply + 1, at.Quote, at.Signature);
        if (at.Quote < parts[1].Count && parts[1][at.Quote] == line) yield return (at.Reply, at.Quote + 1, at.Signature);
        if (at.Signature < parts[2].Count && parts[2][at.Signature] == line) yield return (at.Reply, at.Quote, at.Signature + 1);
    }
}
