using System.Text.Json;
using Heed.Customers.Public;

namespace Heed.Channels.Api.Inbound;

/// <summary>A merged customer's contacts: answers go on reaching them, and erasing the survivor finds them.</summary>
internal sealed class MergedContacts : IMergedData
{
    public string Section => "apiContacts";

    public object? Move(Unit unit, Guid absorbed, Guid survivor)
    {
        var moved = unit.Query(
            $"select inbox, id from api_contacts where workspace = {unit.Workspace} and customer = {absorbed} order by inbox, id", r => new MovedContact(r.Id(0), r.Text(1)));
        if (moved.Count == 0) return null;
        unit.Execute($"update api_contacts set customer = {survivor} where workspace = {unit.Workspace} and customer = {absorbed}");
        return moved;
    }

    public void MoveBack(Unit unit, Guid absorbed, Guid survivor, JsonElement facts)
    {
        foreach (var contact in facts.Deserialize<List<MovedContact>>(JsonSerializerOptions.Web)!)
        {
            unit.Execute($"update api_contacts set customer = {absorbed} where workspace = {unit.Workspace} and inbox = {contact.Inbox} and id = {contact.Id} and customer = {survivor}");
        }
    }

    private sealed record MovedContact(Guid Inbox, string Id);
}
