using Heed.Demo.Calls;
using Heed.Kernel;
using Heed.Knowledge.Public;
using Heed.Platform.Store;

namespace Heed.Demo.Company;

/// <summary>What the company knows: written and published by its owner over the API, then used day by day.</summary>
internal sealed class KnowledgeShelf(IKnowledge knowledge, IStore store)
{
    private const int Month = 30;
    private const int Fortnight = 14;
    private readonly List<(Guid Id, KnowledgePlan Plan)> _entries = [];
    private KnowledgeTexts _texts = new([], [], []);
    private Guid _brand;

    /// <summary>Fills the shelf at the beginning of the company's past.</summary>
    public async Task FillAsync(SampleCompany company, CancellationToken cancellationToken)
    {
        _texts = KnowledgeTexts.Load();
        _entries.Clear();
        _brand = company.Ids["brand.home"];
        var calls = company.Owner.Calls;
        var categories = new Dictionary<string, Guid>();
        foreach (var (category, place) in _texts.Categories.Select((c, i) => (c, i)))
        {
            categories[category.Key] = (await calls.PostAsync("knowledge/categories", new { names = new Dictionary<string, string> { ["zh-CN"] = category.Chinese, ["en"] = category.English }, order = place }, cancellationToken))
                .GetProperty("id").GetGuid();
        }

        foreach (var plan in _texts.Entries)
        {
            var id = await WriteAsync(calls, plan, categories[plan.Category], plan.Brand is null ? null : company.Ids[$"brand.{plan.Brand}"], cancellationToken);
            await calls.PostAsync($"knowledge/entries/{id}/publish", new { }, cancellationToken);
            _entries.Add((id, plan));
        }
    }

    /// <summary>One day of use; <paramref name="ago"/> is how many days before the present it lies.</summary>
    public Task LiveAsync(SampleCompany company, int ago, CancellationToken cancellationToken) => ago > Month
        ? Task.CompletedTask
        : store.WriteAsync(
            Scope.System(company.Workspace),
            unit =>
            {
                foreach (var (id, plan) in _entries) Use(unit, id, plan, ago);
                if (ago <= Fortnight) Ask(unit, ago);
            },
            cancellationToken);

    private void Use(Unit unit, Guid id, KnowledgePlan plan, int ago)
    {
        var times = Share(plan.Uses, ago, Month);
        if (times == 0) return;
        var judged = Share(plan.Uses / 3, ago, Month);
        var solved = Math.Min(judged, Share(plan.Uses / 3 * plan.Solved / 100, ago, Month));
        knowledge.Used(unit, id, KnowledgeUse.Shown, times);
        if (solved > 0) knowledge.Used(unit, id, KnowledgeUse.Solved, solved);
        if (judged > solved) knowledge.Used(unit, id, KnowledgeUse.NotSolved, judged - solved);
    }

    /// <summary>What customers asked in vain, more of it in the second week.</summary>
    private void Ask(Unit unit, int ago)
    {
        foreach (var (wordings, weekly) in _texts.Unanswered)
        {
            var times = Share(ago <= Fortnight / 2 ? weekly : weekly / 2, ago % 7, 7);
            for (var i = 0; i < times; i++) knowledge.Missed(unit, new MissedQuestion(wordings[(ago + i) % wordings.Count], _brand, null, MissReason.NothingFound));
        }
    }

    /// <summary>An even part of a whole for one of so many days, the parts of all days adding up to it.</summary>
    private static int Share(int whole, int day, int days) => ((whole * (day + 1)) / days) - ((whole * day) / days);

    private static async Task<Guid> WriteAsync(ApiCalls calls, KnowledgePlan plan, Guid category, Guid? brand, CancellationToken cancellationToken) => (await calls.PostAsync(
        "knowledge/entries",
        new
        {
            question = plan.Chinese.Question,
            language = "zh-CN",
            titles = new Dictionary<string, string> { ["en"] = plan.English.Question },
            variants = plan.Chinese.Variants.Concat(plan.English.Variants),
            answers = new[] { Answer(plan.Chinese, "zh-CN"), Answer(plan.English, "en") },
            audience = plan.Audience,
            categoryId = category,
            brandId = brand,
        },
        cancellationToken)).GetProperty("id").GetGuid();

    private static object Answer(KnowledgeWording wording, string language) => new
    {
        channel = "general",
        language,
        markdown = wording.Markdown,
        cases = wording.Cases.Select(c => new { name = c.Name, when = c.When is null ? [] : new[] { new { fact = c.When[0], op = c.When[1], value = c.When[2] } }, markdown = c.Markdown }),
    };
}
