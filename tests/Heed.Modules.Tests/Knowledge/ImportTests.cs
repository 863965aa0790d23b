using System.IO.Compression;
using System.Text;
using Heed.Modules.Tests.Engines;
using Heed.Modules.Tests.Platform;

namespace Heed.Modules.Tests.Knowledge;

public sealed class ImportTests(HeedHosts hosts) : IClassFixture<HeedHosts>
{
    [Theory, OnEveryEngine]
    public async Task A_document_comes_apart_at_its_headings_and_becomes_drafts(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var known = await company.Owner.DraftAsync("How do I return it?", "Old.");
        var read = (await UploadAsync(company, "faq.md", "# Shipping\n\n## When is it here?\n\nSoon:\n\n- today\n- tomorrow\n\n## How do I return it\n\nLike so.\n\n```\n# no heading\n```\n\n## when is it here\n\nAgain.")).Expect(200);
        Assert.Equal([("When is it here?", null), ("How do I return it", null), ("when is it here", "doubled")], Rows(read).Select(r => (r.GetProperty("question").GetString(), r.GetProperty("problem").GetString())));
        Assert.Equal(known, Rows(read)[1].GetProperty("duplicateOf").GetGuid());
        var begun = (await company.Owner.PostAsync($"knowledge/imports/{read.Id}/apply", new { brandId = company.Brand })).Expect(200);
        Assert.Equal(1, begun["wanted"].GetInt32());
        var done = await FinishedAsync(company, read.Id);
        Assert.Equal(("done", 1), (done["state"].GetString(), done["done"].GetInt32()));
        var entry = await company.Owner.EntryAsync(Rows(done)[0].GetProperty("entryId").GetGuid());
        Assert.Equal(("draft", "imported"), (entry.GetProperty("status").GetString(), entry.GetProperty("origin").GetString()));
        Assert.Equal("Soon:\n\n- today\n- tomorrow", entry.GetProperty("draft").GetProperty("answers")[0].GetProperty("markdown").GetString());
        var category = (await company.Owner.GetAsync("knowledge/categories")).Expect(200).Items.Single();
        Assert.Equal((entry.GetProperty("categoryId").GetGuid(), "Shipping"), (category.GetProperty("id").GetGuid(), category.GetProperty("names").GetProperty("en").GetString()));
        Assert.Empty(await company.Owner.FoundAsync("when is it here"));
        (await company.Owner.PostAsync($"knowledge/imports/{read.Id}/apply", new { })).ExpectProblem(409, "importDone");
        var agent = await company.PersonAsync();
        (await agent.GetAsync($"knowledge/imports/{read.Id}")).Expect(403);
    }

    [Theory, OnEveryEngine]
    public async Task A_large_file_is_taken_in_bit_by_bit_can_be_stopped_and_goes_on_and_a_refused_row_says_why(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var file = string.Concat(Enumerable.Range(1, 700).Select(i => $"## Question number {i} about the kettle?\n\nAnswer {i}.\n\n"));
        var read = (await UploadAsync(company, "many.md", file)).Expect(200);
        (await company.Owner.PostAsync($"knowledge/imports/{read.Id}/apply", new { language = "en" })).Expect(200);
        var stopped = (await company.Owner.PostAsync($"knowledge/imports/{read.Id}/stop")).Expect(200);
        var state = stopped["state"].GetString();
        Assert.True(state is "stopped" or "done", state);
        if (state == "stopped")
        {
            Assert.True(stopped["done"].GetInt32() < 700);
            var still = (await company.Owner.GetAsync($"knowledge/imports/{read.Id}")).Expect(200);
            Assert.Equal(stopped["done"].GetInt32(), still["done"].GetInt32());
            (await company.Owner.PostAsync($"knowledge/imports/{read.Id}/apply", new { language = "en" })).Expect(200);
        }

        var done = await FinishedAsync(company, read.Id);
        Assert.Equal((700, 700), (done["wanted"].GetInt32(), done["done"].GetInt32()));
        Assert.Equal(700, (await company.Owner.GetAsync("knowledge/entries?limit=1")).Expect(200)["counts"].GetProperty("draft").GetInt32());

        // The category is gone by the time: the row says so, nothing else is lost.
        var gone = (await company.Owner.PostAsync("knowledge/categories", new { names = new Dictionary<string, string> { ["en"] = "Gone" } })).Expect(201).Id;
        (await company.Owner.DeleteAsync($"knowledge/categories/{gone}")).Expect(204);
        var refused = (await UploadAsync(company, "one.md", "## Is it loud?\n\nNo.\n")).Expect(200);
        (await company.Owner.PostAsync($"knowledge/imports/{refused.Id}/apply", new { categoryId = gone })).Expect(200);
        var told = await FinishedAsync(company, refused.Id);
        Assert.Equal(("notAllowed", 0), (Rows(told)[0].GetProperty("problem").GetString(), told["done"].GetInt32()));
    }

    [Theory, OnEveryEngine]
    public async Task Tables_pages_and_word_documents_are_read_too(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var csv = Rows((await UploadAsync(company, "faq.csv", "问题,答案,相似问,分类\n\"保修多久, 怎么算\",\"三年\n从签收起\",质保几年|保修期,保修\n,没有问题,,\n")).Expect(200));
        Assert.Equal(("保修多久, 怎么算", "三年\n从签收起", 2, "保修"), (csv[0].GetProperty("question").GetString(), csv[0].GetProperty("answer").GetString(), csv[0].GetProperty("variants").GetInt32(), csv[0].GetProperty("category").GetString()));
        Assert.Equal("noQuestion", csv[1].GetProperty("problem").GetString());
        var html = Rows((await UploadAsync(company, "faq.html", "<h1>FAQ</h1><h2>Is it <i>safe</i>?</h2><p>Yes, <b>very</b>. <a href='https://example.com/'>More</a><script>alert(1)</script></p><ol><li>one</li><li>two</li></ol>")).Expect(200));
        Assert.Equal(("Is it safe?", "Yes, **very**. [More](https://example.com/)\n\n1. one\n2. two"), (html[0].GetProperty("question").GetString(), html[0].GetProperty("answer").GetString()));
        var word = Rows((await UploadAsync(company, "faq.docx", Word(
            "<w:p><w:pPr><w:pStyle w:val='2'/></w:pPr><w:r><w:t>怎么清洗滤网</w:t></w:r></w:p><w:p><w:r><w:t>断电后</w:t></w:r><w:r><w:t>取出。</w:t></w:r></w:p>"))).Expect(200));
        Assert.Equal(("怎么清洗滤网", "断电后取出。"), (word[0].GetProperty("question").GetString(), word[0].GetProperty("answer").GetString()));
    }

    [Theory, OnEveryEngine]
    public async Task Hostile_files_are_refused(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        byte[][] documents =
        [
            Encoding.UTF8.GetBytes("no archive"),
            Zip(("word/document.xml", "<!DOCTYPE w [<!ENTITY a SYSTEM 'file:///etc/hostname'>]><w:document xmlns:w='x'>&a;</w:document>")),
            Zip(("word/document.xml", new string(' ', 30_000_000))),
            Zip(("word/document.xml", string.Concat(Enumerable.Repeat("<a>", 5_000)))),
            Zip([.. Enumerable.Range(0, 2_100).Select(i => ($"word/{i}.xml", "x"))]),
            Zip(("other.xml", "<a/>")),
        ];
        foreach (var document in documents)
        {
            var told = (await UploadAsync(company, "a.docx", document)).Expect(200);
            Assert.Equal("failed", told["state"].GetString());
            Assert.NotNull(told["problem"].GetString());
        }

        (await UploadAsync(company, "a.exe", "MZ")).Expect(400);
        Assert.Equal("failed", (await UploadAsync(company, "a.csv", "a,b\n1,2")).Expect(200)["state"].GetString());
        Assert.Equal("failed", (await UploadAsync(company, "a.csv", "question,answer\n\"open,2")).Expect(200)["state"].GetString());
        await FailsAsync(company, "a.md", "a\0b"u8.ToArray(), "notText");
        await FailsAsync(company, "a.md", " \n"u8.ToArray(), "nothingFound");
        (await company.Owner.UploadAsync("knowledge/imports", "a.md", "application/octet-stream", [])).Expect(400);
        var deep = (await UploadAsync(company, "a.md", "# Deep\n\n" + new string('>', 5_000))).Expect(200);
        Assert.Equal("tooDeep", Rows(deep)[0].GetProperty("problem").GetString());
        (await UploadAsync(company, "a.html", string.Concat(Enumerable.Repeat("<div>", 20_000)) + "<h1>Q</h1>A")).Expect(200);
    }

    private static Task<Answer> UploadAsync(Company company, string name, string text) => UploadAsync(company, name, Encoding.UTF8.GetBytes(text));

    /// <summary>Brings a file and waits until it is read, or known not to be readable.</summary>
    private static async Task<Answer> UploadAsync(Company company, string name, byte[] content)
    {
        var brought = await company.Owner.UploadAsync("knowledge/imports", name, "application/octet-stream", content);
        if (brought.Status != 201) return brought;
        Answer? now = null;
        await Eventually.TrueAsync(async () => (now = (await company.Owner.GetAsync($"knowledge/imports/{brought.Id}")).Expect(200))["state"].GetString() != "reading", TimeSpan.FromSeconds(60), "it is read");
        return now!;
    }

    private static async Task FailsAsync(Company company, string name, byte[] content, string problem)
    {
        var told = (await UploadAsync(company, name, content)).Expect(200);
        Assert.Equal(("failed", problem, 0), (told["state"].GetString(), told["problem"].GetString(), told["total"].GetInt32()));
        (await company.Owner.PostAsync($"knowledge/imports/{told.Id}/apply", new { })).ExpectProblem(409, "importUnread");
    }

    private static List<System.Text.Json.JsonElement> Rows(Answer answer) => [.. answer["rows"].EnumerateArray()];

    private static byte[] Word(string body)
    {
        const string Main = "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'";
        return Zip(
            ("word/styles.xml", $"<w:styles {Main}><w:style w:styleId='2'><w:name w:val='heading 2'/></w:style></w:styles>"),
            ("word/document.xml", $"<w:document {Main}><w:body>{body}</w:body></w:document>"));
    }

    private static byte[] Zip(params (string Name, string Content)[] parts)
    {
        var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var part = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
                part.Write(Encoding.UTF8.GetBytes(content));
            }
        }

        return file.ToArray();
    }

    private static async Task<Answer> FinishedAsync(Company company, Guid id)
    {
        Answer? now = null;
        await Eventually.TrueAsync(async () => (now = (await company.Owner.GetAsync($"knowledge/imports/{id}")).Expect(200))["state"].GetString() == "done", TimeSpan.FromSeconds(60), "it is taken in");
        return now!;
    }
}
