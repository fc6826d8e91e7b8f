using HybridTrust.Records;
using HybridTrust.Tickets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HybridTrust.Api.Ticketing;

/// <summary>Registers what writes to ticket systems, and what reads change records.</summary>
public static class TicketingServices
{
    /// <summary>Adds them. They stand on <c>IRecords</c> and <c>TimeProvider</c>.</summary>
    public static IServiceCollection AddTicketing(this IServiceCollection services, TicketConnections connections)
    {
        if (connections.ServiceNow is { } serviceNow)
        {
            services.AddSingleton(s => new ServiceNowTickets(serviceNow, s.GetRequiredService<TimeProvider>(), connections.Patience));
            services.AddSingleton<ITicketSystem>(s => s.GetRequiredService<ServiceNowTickets>());
        }

        if (connections.Jira is { } jira)
        {
            services.AddSingleton<ITicketSystem>(s => new JiraTickets(jira, s.GetRequiredService<TimeProvider>(), connections.Patience));
        }

        if (connections.Webhook is { } webhook)
        {
            services.AddSingleton<ITicketSystem>(s => new WebhookTickets(webhook, s.GetRequiredService<TimeProvider>(), connections.Patience));
        }

        return services
            .AddSingleton<IChangeControl>(s => new ServiceNowChanges(s.GetService<ServiceNowTickets>()))
            .AddSingleton(s => new TicketOutbox(s.GetRequiredService<IRecords>(), s.GetServices<ITicketSystem>(), s.GetRequiredService<TimeProvider>()))
            .AddSingleton<ITicketing>(s => new LoggedTicketing(s.GetRequiredService<TicketOutbox>(), s.GetRequiredService<ILogger<LoggedTicketing>>()))
            .AddSingleton(new CauseTicketing(connections.Watch))
            .AddSingleton<TicketSweep>();
    }
}
