namespace Heed.Demo.Company;

/// <summary>The owner is in no team, so that no queue gives them anything; some customers they look after themselves. Whoever tries Heed signs in as the owner and meets these first.</summary>
internal static class OwnersDesk
{
    private const int Cases = 4;

    /// <summary>Takes those who wait longest.</summary>
    public static async Task SitDownAsync(SampleCompany company, CancellationToken cancellationToken)
    {
        var calls = company.Owner.Calls;
        var waiting = await calls.GetAsync($"conversations?tier=waiting&assignee=none&limit={Cases}", cancellationToken);
        foreach (var conversation in waiting.GetProperty("items").EnumerateArray()) await calls.PostAsync($"conversations/{conversation.GetProperty("id").GetGuid()}/take", null, cancellationToken);
    }
}
