using System.Text.Json;

namespace Heed.Demo.Company;

/// <summary>Where customers wait, who can do what, and the rules that choose. Made in the last hours: the past was lived without them, so a dry run has something to say.</summary>
internal static class Lines
{
    public static async Task MakeAsync(SampleCompany company, CancellationToken cancellationToken)
    {
        var calls = company.Owner.Calls;
        Guid[] teams = [company.Id("team", "repair")], helpers = [company.Id("team", "service")];
        var repair = await QueueAsync("安装维修", 10, new { teamIds = teams, order = "leastLoaded", rings = new object[] { new { afterSeconds = 60, teamIds = helpers, skillRelief = 1 }, new { afterSeconds = 180, everyone = true, skillRelief = 5 } }, alarmSeconds = 120, alarmPreAnswers = true, targetSeconds = 60, targetPercent = 80 });
        var core = await QueueAsync("VIP 专席", 20, new { rings = new object[] { new { afterSeconds = 45, everyone = true } }, alarmSeconds = 60, targetSeconds = 30, targetPercent = 90, callBack = true });
        var mending = await SkillAsync("维修");
        var complaints = await SkillAsync("投诉处理");
        var kitchen = await SkillAsync("厨房电器");
        await AbleAsync("yuwei", ["zh"], (mending, 3), (complaints, 2));
        await AbleAsync("supervisor", ["zh", "en"], (mending, 2), (complaints, 5), (kitchen, 2));
        await AbleAsync("emma", ["en", "zh"], (complaints, 3), (kitchen, 3));
        await AbleAsync("zhaolei", ["zh"], (kitchen, 4));

        var (angry, vip, broken, cooking) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        object Rule(Guid id, string name, object filter, object then) => new { id, name, filter, then };
        object[] Rules(int careful) =>
        [
            Rule(angry, "投诉与不满", Any(("sentiment", "in", ["negative"]), ("label", "in", [company.Id("label", "complaint").ToString()])), new { skills = new[] { new { skillId = complaints, level = careful } }, priorityMinutes = 10 }),
            Rule(vip, "VIP 核心客户", Any(("customerTag", "in", [company.Id("tag", "vip").ToString()]), ("customer:memberLevel", "in", ["黑金"])), new { queueId = core, tierMinutes = 10, prefer = new { kind = "lastAgent", withinDays = 30, waitSeconds = 45 } }),
            Rule(broken, "安装与维修", All(("text", "contains", ["维修", "安装", "师傅", "漏水", "故障", "异响"]), ("brand", "in", [company.Id("brand", "home").ToString()])), new { queueId = repair, skills = new[] { new { skillId = mending, level = 2 } }, priorityMinutes = 5 }),
            Rule(cooking, "小栖厨房", All(("brand", "in", [company.Id("brand", "kitchen").ToString()])), new { skills = new[] { new { skillId = kitchen, level = 2 } } }),
        ];
        await calls.PutAsync("routing/rules/draft", new { rules = Rules(2) }, cancellationToken);
        await calls.PostAsync("routing/rules/publish", new { note = "第一版" }, cancellationToken);
        // Somebody is at work on the next version: complaints for the one person who is best at them. The hint and the dry run say what that does to everybody who waits.
        await calls.PutAsync("routing/rules/draft", new { rules = Rules(5) }, cancellationToken);

        async Task<Guid> QueueAsync(string name, int order, object terms) => Id(await calls.PostAsync("routing/queues", new { name, order, terms }, cancellationToken));
        async Task<Guid> SkillAsync(string name) => Id(await calls.PostAsync("routing/skills", new { name }, cancellationToken));
        Task AbleAsync(string person, string[] languages, params (Guid Skill, int Level)[] levels) =>
            calls.PatchAsync($"routing/agents/{company.People[person].Id}", new { skills = levels.Select(l => new { skillId = l.Skill, level = l.Level }), languages }, cancellationToken);
    }

    /// <summary>From now on the queues give people as much as they can take. Two of them have long threads open with customers who think things over.</summary>
    public static async Task OpenAsync(SampleCompany company, CancellationToken cancellationToken)
    {
        foreach (var (person, units) in new[] { ("owner", 12), ("yuwei", 24), ("supervisor", 12), ("emma", 24), ("zhaolei", 12) })
        {
            await company.Owner.Calls.PatchAsync($"routing/agents/{company.People[person].Id}", new { capacity = new { units } }, cancellationToken);
        }
    }

    private static Guid Id(JsonElement made) => made.GetProperty("id").GetGuid();

    private static object All(params (string Field, string Operator, string[] Value)[] conditions) => Filter("all", conditions);

    private static object Any(params (string Field, string Operator, string[] Value)[] conditions) => Filter("any", conditions);

    private static object Filter(string match, (string Field, string Operator, string[] Value)[] conditions) =>
        new { match, conditions = conditions.Select(c => new { field = c.Field, @operator = c.Operator, value = c.Value }) };
}
