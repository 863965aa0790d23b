using System.Text;
using Heed.Platform.Csv;

namespace Heed.Modules.Tests.Transfer;

/// <summary>TRUST 43: no cell is a formula, and what was written is what is read.</summary>
public sealed class CsvTests
{
    private static readonly string[] Pieces = ["=", "+", "-", "@", "\t", "\r", "\n", "\0", "'", "\"", ",", ";", "a", "退款", " ", "=cmd|' /C calc'!A0", "\"\"", "😀", "＝"];

    [Fact]
    public async Task What_is_written_is_read_again_and_no_cell_begins_like_a_formula()
    {
        var random = new Random(20261122);
        for (var round = 0; round < 500; round++)
        {
            var rows = Enumerable.Range(0, random.Next(1, 6)).Select(_ => Enumerable.Range(0, 4)
                .Select(_ => string.Concat(Enumerable.Range(0, random.Next(0, 5)).Select(_ => Pieces[random.Next(Pieces.Length)])).Trim()).Append("x").ToArray()).ToList();
            var text = string.Concat(rows.Select(r => CsvCell.Line(r)));
            Assert.Equal(rows, await ReadAsync(Encoding.UTF8.GetBytes("\uFEFF" + text)));
            // What a spreadsheet sees of a cell is what stands after the opening quote.
            foreach (var cell in rows.SelectMany(r => r).Where(c => c.Length > 0)) Assert.DoesNotContain(CsvCell.Append(new StringBuilder(), cell)[1], "=+-@\t\r\n\0＝");
        }
    }

    [Theory]
    [InlineData("utf-8", ',', "姓名,电话\n张三,1\n")]
    [InlineData("gb18030", ';', "姓名;电话\r\n张三;1")]
    [InlineData("utf-16", '\t', "姓名\t电话\r张三\t1\r\r")]
    [InlineData("gb18030", ',', "\"姓名\",\"电话\"\n\n\"张\"\"三\",1,2\n")]
    public async Task Encoding_delimiter_and_line_ends_are_found_out(string encoding, char delimiter, string text)
    {
        var format = new CsvFormat(encoding, delimiter);
        byte[] bytes = [.. format.Reader().GetPreamble().Where(_ => encoding == "utf-16"), .. format.Reader().GetBytes(text)];
        var detected = await CsvFormat.DetectAsync(new MemoryStream(bytes), CancellationToken.None);
        Assert.Equal(format, detected);
        var rows = await ReadAsync(bytes);
        Assert.Equal(["姓名", "电话"], rows[0]);
        Assert.StartsWith("张", rows[1][0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hostile_files_are_read_or_refused_in_bounded_memory()
    {
        foreach (var text in new[] { new string('"', 1_000_001), new string(',', 1_000_000), string.Concat(Enumerable.Repeat("\"a\"b\"", 100_000)), new string('\n', 1_000_000), "\0\0\0", "a\"b,c" })
        {
            try
            {
                await ReadAsync(Encoding.UTF8.GetBytes(text));
            }
            catch (Exception refused) when (refused is InvalidDataException or CsvQuoteException)
            {
                // Refused: no table.
            }
        }

        await Assert.ThrowsAsync<InvalidDataException>(() => ReadAsync(Encoding.UTF8.GetBytes(new string('a', 3 << 20))));
    }

    [Theory]
    [InlineData("a,b\n\"open,1\nBob,2\n", 2)]
    [InlineData("a,b\r\n\"two\r\nlines\",1\r\nBob,\"2\r\nAnn,3", 4)]
    [InlineData("a\r\rx\r\"", 4)]
    public async Task A_quote_that_is_never_closed_is_refused_with_its_line(string text, int line) =>
        Assert.Equal(line, (await Assert.ThrowsAsync<CsvQuoteException>(() => ReadAsync(Encoding.UTF8.GetBytes(text)))).Line);

    [Fact]
    public async Task A_quote_that_runs_on_beyond_any_row_is_told_by_its_line() =>
        Assert.Equal(2, (await Assert.ThrowsAsync<CsvQuoteException>(() => ReadAsync(Encoding.UTF8.GetBytes("a,b\n\"" + new string('x', 3 << 20))))).Line);

    private static async Task<List<string[]>> ReadAsync(byte[] bytes)
    {
        var format = await CsvFormat.DetectAsync(new MemoryStream(bytes), CancellationToken.None);
        var rows = new List<string[]>();
        await foreach (var row in CsvRows.ReadAsync(new MemoryStream(bytes), format, CancellationToken.None)) rows.Add(row);
        return rows;
    }
}
