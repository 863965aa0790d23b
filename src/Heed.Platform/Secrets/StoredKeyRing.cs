using System.Text;
using System.Xml;
using System.Xml.Linq;
using Heed.Kernel;
using Heed.Platform.Store;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Heed.Platform.Secrets;

/// <summary>Keeps ASP.NET's data-protection keys in the store, sealed under the master key, so that every node shares them.</summary>
internal sealed class StoredKeyRing(IStore store, MasterKey master) : IXmlRepository
{
    private const string Purpose = "data-protection";

    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var session = store.Read();
        var rows = session.QueryAsync($"select xml from platform_keys", r => r.Text(0), CancellationToken.None).GetAwaiter().GetResult();
        return rows.Select(Open).ToList();
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        var text = Seal(Encoding.UTF8.GetBytes(element.ToString(SaveOptions.DisableFormatting)));
        store.WriteAsync(
            Scope.System(WorkspaceId.Installation),
            unit => unit.Execute($"insert into platform_keys (id, xml) values ({Ids.New(unit.Now)}, {text})"),
            CancellationToken.None).GetAwaiter().GetResult();
    }

    /// <summary>Seals every key again under the current master key; the number changed.</summary>
    public async Task<int> RotateAsync(CancellationToken cancellationToken)
    {
        List<(Guid Id, string Text)> rows;
        using (var session = store.Read())
        {
            rows = await session.QueryAsync($"select id, xml from platform_keys", r => (r.Id(0), r.Text(1)), cancellationToken);
        }

        var old = rows.FindAll(r => !r.Text.StartsWith(master.CurrentId + ":", StringComparison.Ordinal));
        foreach (var (id, text) in old)
        {
            var sealedText = Seal(Encoding.UTF8.GetBytes(Open(text).ToString(SaveOptions.DisableFormatting)));
            await store.WriteAsync(
                Scope.System(WorkspaceId.Installation),
                unit => unit.Execute($"update platform_keys set xml = {sealedText} where id = {id} and xml = {text}"),
                cancellationToken);
        }

        return old.Count;
    }

    private string Seal(byte[] plain) => master.CurrentId + ":" + Convert.ToBase64String(master.Protect(plain, Purpose));

    private XElement Open(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var plain = master.Unprotect(text[..colon], Convert.FromBase64String(text[(colon + 1)..]), Purpose);
        using var reader = XmlReader.Create(new MemoryStream(plain), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
        return XElement.Load(reader);
    }
}
