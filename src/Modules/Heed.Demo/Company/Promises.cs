namespace Heed.Demo.Company;

/// <summary>What the company promises its customers. Made two weeks ago: what is promised has to be followed event by event.</summary>
internal static class Promises
{
    public static async Task MakeAsync(SampleCompany company, CancellationToken cancellationToken)
    {
        object[] policies =
        [
            new
            {
                name = "投诉 · 半小时响应",
                order = 10,
                filter = Where("label", company.Id("label", "complaint")),
                terms = new { firstResponse = 30, nextResponse = 60, resolution = 1440, hours = "always", steps = new object[] { Warn(-10), Alarm() } },
            },
            new
            {
                name = "VIP · 优先接待",
                order = 20,
                filter = Where("customerTag", company.Id("tag", "vip")),
                terms = new { firstResponse = 5, nextResponse = 15, resolution = 480, steps = new object[] { Warn(-3), Alarm() } },
            },
            new
            {
                name = "在线咨询",
                order = 30,
                filter = new { match = "all", conditions = Array.Empty<object>() },
                terms = new { firstResponse = 10, nextResponse = 30, resolution = 2880, steps = new object[] { Warn(-5) } },
            },
        ];
        foreach (var policy in policies) await company.Owner.Calls.PostAsync("deadlines/policies", policy, cancellationToken);
    }

    private static object Where(string field, Guid id) => new { match = "all", conditions = new[] { new { field, @operator = "in", value = new[] { id } } } };

    private static object Warn(int minutes) => new { minutes, tellAssignee = true };

    private static object Alarm() => new { minutes = 0, tellTeam = true, priority = "urgent" };
}
