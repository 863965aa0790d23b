using System.Text;
using System.Text.Json;
using Heed.Modules.Tests.Conversations;
using Heed.Modules.Tests.Customers;
using Heed.Modules.Tests.Engines;

namespace Heed.Modules.Tests.Transfer;

public sealed class ImportTests(HeedHosts hosts) : IClassFixture<HeedHosts>
{
    private const string Table = "编号,姓名,邮箱,手机,公司,标签,等级,备注\r\nA1,张三,zhang@a.example,+86 139 0000 0001,分析公司,VIP、老客户,金,第一次\r\nA2,李四,li@a.example,,,,银,\r\nA3,王五,not an address,,,,,\r\n,,,,,,,只有备注\r\nA1,张三丰,zhang@a.example,,,,,\r\n";

    [Theory, OnEveryEngine]
    public async Task A_table_from_a_spreadsheet_becomes_customers_and_again_changes_nothing(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine, "zh-CN");
        var owner = company.Owner;
        (await owner.PostAsync("attributes", new { key = "level", name = "等级", type = "choice", choices = new[] { "金", "银" } })).Expect(201);
        var here = await company.CustomerAsync(new { name = "Li", email = "LI@a.example" });
        var bytes = Gb18030(Table);

        var uploaded = (await owner.UploadAsync("imports", "客户.csv", "text/csv", bytes)).Expect(201);
        Assert.Equal("gb18030", uploaded.Text("encoding"));
        Assert.Equal(5, uploaded["rows"].GetInt32());
        Assert.Equal(["externalId", "name", "email", "phone", "company", "tags", "attributes.level", "note"], uploaded["mapping"].EnumerateArray().Select(m => m.GetString()));
        var settings = new { mapping = uploaded["mapping"] };
        var preview = (await owner.PostAsync($"imports/{uploaded.Id}/preview", settings)).Expect(200);
        Assert.Equal((5, 2, 1, 2), (preview["looked"].GetInt32(), preview["new"].GetInt32(), preview["known"].GetInt32(), preview["failed"].GetInt32()));
        Assert.Equal([3, 4], preview["errors"].EnumerateArray().Select(e => e.GetProperty("row").GetInt32()));
        (await owner.PostAsync($"imports/{uploaded.Id}/run", settings)).Expect(200);
        var done = await FinishedAsync(owner, uploaded.Id);
        Assert.Equal((1, 1, 1, 2), (done["created"].GetInt32(), done["updated"].GetInt32(), done["unchanged"].GetInt32(), done["failed"].GetInt32()));

        var zhang = (await owner.SearchAsync("zhang@a.example", "&kind=customers")).Items.Single().GetProperty("id").GetGuid();
        var view = (await owner.CustomerAsync(zhang)).Body;
        Assert.Equal("张三", view.GetProperty("name").GetString());
        Assert.Equal("金", view.GetProperty("attributes").GetProperty("level").GetString());
        Assert.Equal(2, view.GetProperty("tagIds").GetArrayLength());
        Assert.NotEqual(JsonValueKind.Null, view.GetProperty("companyId").ValueKind);
        Assert.Equal("第一次", (await owner.GetAsync($"customers/{zhang}/notes")).Items.Single().GetProperty("text").GetString());
        Assert.Equal("银", (await owner.CustomerAsync(here)).Body.GetProperty("attributes").GetProperty("level").GetString());
        Assert.Equal("Li", (await owner.CustomerAsync(here)).Text("name"));
        var errors = (await owner.GetAsync($"imports/{uploaded.Id}/errors.csv")).Expect(200);
        Assert.Equal([0xEF, 0xBB, 0xBF], errors.Bytes[..3]);
        Assert.Contains("\"not an address\"", errors.Raw, StringComparison.Ordinal);

        var again = (await owner.UploadAsync("imports", "客户.csv", "text/csv", bytes)).Expect(201);
        (await owner.PostAsync($"imports/{again.Id}/run", settings)).Expect(200);
        Assert.Equal((0, 0, 3, 2), await CountsAsync(owner, again.Id));
        var over = (await owner.UploadAsync("imports", "客户.csv", "text/csv", Encoding.UTF8.GetBytes(Table))).Expect(201);
        (await owner.PostAsync($"imports/{over.Id}/run", new { settings.mapping, overwrite = true })).Expect(200);
        Assert.Equal((0, 2, 1, 2), await CountsAsync(owner, over.Id));
        Assert.Equal("张三丰", (await owner.CustomerAsync(zhang)).Text("name"));
    }

    [Theory, OnEveryEngine]
    public async Task An_import_cut_off_goes_on_where_it_was(TestEngine engine)
    {
        await using var host = await HeedHost.StartAsync(engine);
        var company = await host.CreateWorkspaceAsync();
        var table = new StringBuilder("name,email\n");
        for (var i = 0; i < 750; i++) table.Append("Person ").Append(i).Append(",p").Append(i).Append("@x.example\n");
        var uploaded = (await company.Owner.UploadAsync("imports", "p.csv", "text/csv", Encoding.UTF8.GetBytes(table.ToString()))).Expect(201);
        (await company.Owner.PostAsync($"imports/{uploaded.Id}/run", new { mapping = new[] { "name", "email" } })).Expect(200);
        (await company.Owner.PostAsync($"imports/{uploaded.Id}/stop")).Expect(200);
        (await company.Owner.PostAsync($"imports/{uploaded.Id}/run", new { mapping = new[] { "name", "email" } })).Expect(200);
        await host.RestartAsync();
        var owner = await host.SignInAsync(company.Workspace, company.Owner.Person);
        Assert.Equal((750, 0, 0, 0), await CountsAsync(owner, uploaded.Id));
        Assert.Equal(750, (await owner.AllAsync("customers", 200)).Count);
    }

    [Theory, OnEveryEngine]
    public async Task What_is_no_table_or_makes_no_sense_is_refused_with_the_reason(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var owner = company.Owner;
        (await owner.UploadAsync("imports", "x.csv", "text/csv", Encoding.UTF8.GetBytes("name\n"))).ExpectProblem(400, "invalid");
        var uploaded = (await owner.UploadAsync("imports", "../../x.csv", "text/csv", Encoding.UTF8.GetBytes("name,email\nA,a@b.example\n"))).Expect(201);
        Assert.Equal("x.csv", uploaded.Text("fileName"));
        foreach (var mapping in new[] { ["name"], ["name", "name"], ["name", "password"], [null, null], new[] { "note", null } })
        {
            (await owner.PostAsync($"imports/{uploaded.Id}/preview", new { mapping })).ExpectProblem(400, "invalid");
            (await owner.PostAsync($"imports/{uploaded.Id}/run", new { mapping })).ExpectProblem(400, "invalid");
        }

        var foreign = await hosts.CompanyAsync(engine);
        (await foreign.Owner.GetAsync($"imports/{uploaded.Id}")).ExpectProblem(404, "notFound");
        (await foreign.Owner.GetAsync($"imports/{uploaded.Id}/errors.csv")).ExpectProblem(404, "notFound");
        var limited = await company.PersonAsync("agent", await company.BrandAsync("Second"));
        (await limited.GetAsync($"imports/{uploaded.Id}")).Expect(403);
    }

    [Theory, OnEveryEngine]
    public async Task Exports_hold_everybody_once_are_audited_and_can_be_imported_again(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var (_, siteKey) = await company.WebInboxAsync();
        var (_, conversation) = await company.ContactAsync(siteKey, "Hello");
        (await company.Owner.PatchAsync($"conversations/{conversation}", new { subject = "=1+1" })).Expect(200);
        await company.CustomerAsync(new { name = "=cmd|' /C calc'!A0", email = "x@y.example", phone = "+86 139 0000 0002" });
        var csv = (await company.Owner.GetAsync("exports/customers.csv")).Expect(200);
        Assert.Equal("text/csv", csv.ContentType);
        Assert.Contains("\"'=cmd|' /C calc'!A0\"", csv.Raw, StringComparison.Ordinal);
        Assert.Contains("\"'+86 139 0000 0002\"", csv.Raw, StringComparison.Ordinal);
        Assert.Equal(3, csv.Raw.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        var lines = (await company.Owner.GetAsync("exports/customers.ndjson")).Expect(200).Raw.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Select(l => JsonDocument.Parse(l).RootElement.GetProperty("number").GetInt64()).Distinct().Count());
        var talks = (await company.Owner.GetAsync("exports/conversations.csv")).Expect(200);
        Assert.Contains("\"'=1+1\"", talks.Raw, StringComparison.Ordinal);
        Assert.Single((await company.Owner.GetAsync("exports/conversations.ndjson")).Expect(200).Raw.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(4, (await company.Owner.AllAsync("audit", 50)).Count(e => e.GetProperty("action").GetString()!.EndsWith(".exported", StringComparison.Ordinal)));
        (await (await company.PersonAsync()).GetAsync("exports/customers.csv")).Expect(403);

        var other = await hosts.CompanyAsync(engine);
        var uploaded = (await other.Owner.UploadAsync("imports", "customers.csv", "text/csv", csv.Bytes)).Expect(201);
        (await other.Owner.PostAsync($"imports/{uploaded.Id}/run", new { mapping = uploaded["mapping"] })).Expect(200);
        await FinishedAsync(other.Owner, uploaded.Id);
        Assert.Contains("=cmd|' /C calc'!A0", await other.Owner.NamesAsync("customers"));
    }

    private static async Task<(int Created, int Updated, int Unchanged, int Failed)> CountsAsync(Api owner, Guid import)
    {
        var done = await FinishedAsync(owner, import);
        return (done["created"].GetInt32(), done["updated"].GetInt32(), done["unchanged"].GetInt32(), done["failed"].GetInt32());
    }

    private static async Task<Answer> FinishedAsync(Api owner, Guid import)
    {
        for (var i = 0; ; i++)
        {
            var seen = (await owner.GetAsync($"imports/{import}")).Expect(200);
            if (seen.Text("state") == "finished") return seen;
            Assert.True(i < 600, seen.Raw);
            await Task.Delay(50);
        }
    }

    private static byte[] Gb18030(string text)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return Encoding.GetEncoding("gb18030").GetBytes(text);
    }
}
