using Heed.Customers.Attributes;
using Heed.Customers.Blocks;
using Heed.Customers.Companies;
using Heed.Customers.Data;
using Heed.Customers.Importing;
using Heed.Customers.Memories;
using Heed.Customers.Merging;
using Heed.Customers.Notes;
using Heed.Customers.Privacy;
using Heed.Customers.Profiles;
using Heed.Customers.Public;
using Heed.Customers.Search;
using Heed.Customers.Tags;
using Heed.Customers.Timeline;
using Heed.Platform.Backup;
using Heed.Platform.Live;
using Heed.Platform.Modules;
using Heed.Platform.Personal;
using Heed.Platform.Store;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Heed.Customers;

/// <summary>Customers, and all that is known about them.</summary>
public sealed class CustomersModule : IModule
{
    public string Name => "Customers";

    public int Rank => 3;

    public IReadOnlyList<Permission> Permissions => Customers.Permissions.All;

    public IModelPart Model { get; } = new CustomersModel();

    public void Register(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<ICustomers, CustomerDirectory>();
        services.AddSingleton<ICustomerSearch, CustomerSearch>().AddSingleton<IAfterRestore, RestoredCustomerTerms>().AddSingleton<ICustomerImport, CustomerImport>();
        services.AddSingleton<IBlocks, BlockList>();
        services.AddSingleton<IErasures, Erasures>();
        services.AddSingleton<IPersonalData, CustomersPersonalData>();
        services.AddSingleton<ITimelineSource, OwnTimeline>();
        services.AddSingleton<CustomerEditing>();
        services.AddSingleton<CustomerSweep>();
        services.AddSingleton<CustomerMerging>().AddSingleton<CustomerParting>().AddSingleton<Duplicates>();
        services.AddSingleton<CustomerExport>();
        services.AddSingleton<ILiveSource, CustomerLive>();
        services.AddSingleton<ILiveSource, BlockLive>();
        services.AddSingleton<ILiveSource>(new SettingLive<TagView>(TagEndpoints.Kind, TagEndpoints.LoadAsync));
        services.AddSingleton<ILiveSource>(new SettingLive<CompanyView>(CompanyEndpoints.Kind, CompanyEndpoints.LoadAsync));
        services.AddSingleton<ILiveSource>(new SettingLive<AttributeView>(AttributeEndpoints.Kind, AttributeEndpoints.LoadAsync));
    }

    public void Map(IEndpointRouteBuilder root, IEndpointRouteBuilder workspace)
    {
        CustomerEndpoints.Map(workspace);
        IdentityEndpoints.Map(workspace);
        MergeEndpoints.Map(workspace);
        MemoryEndpoints.Map(workspace);
        NoteEndpoints.Map(workspace);
        TimelineEndpoints.Map(workspace);
        BlockEndpoints.Map(workspace);
        PrivacyEndpoints.Map(workspace);
        AttributeEndpoints.Map(workspace);
        TagEndpoints.Map(workspace);
        CompanyEndpoints.Map(workspace);
    }
}
