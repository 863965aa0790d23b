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
        var plain = Encoding.UTF8.GetBytes(element.ToString(SaveOptions.DisableFormatting));
        var text = master.CurrentId + ":" + Convert.ToBase64String(master.Protect(plain, Purpose));
        store.WriteAsync(
            Scope.System(WorkspaceId.Installation),
            unit => unit.Execute($"insert into platform_keys (id, xml) values ({Ids.New(unit.Now)}, {text})"),
            CancellationToken.None).GetAwaiter().GetResult();
    }

    private XElement Open(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var plain = master.Unprotect(text[..colon], Convert.FromBase64String(text[(colon + 1)..]), Purpose);
        using var reader = XmlReader.Create(new MemoryStream(plain), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
        return XElement.Load(reader);
    }
}
