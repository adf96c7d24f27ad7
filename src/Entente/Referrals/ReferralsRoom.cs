using Entente.Referrals.BySystem;
using Entente.Referrals.FromFile;
using Entente.Referrals.Questions;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Referrals;

/// <summary>What the referrals room registers. In the order of a referral's life.</summary>
public static class ReferralsRoom
{
    public static IServiceCollection AddReferrals(this IServiceCollection services) => services
        .AddSingleton(_ => QuestionSets.Shipped)
        .AddScoped<StartDraft>().AddScoped<OpenDraft>().AddScoped<CheckQuality>().AddScoped<SaveAnswer>().AddScoped<MoveDraft>().AddScoped<AddFile>().AddScoped<HandOverDraft>()
        .AddSingleton<DeleteOldDrafts>().AddScoped<MayBeKnown>().AddScoped<SendReferral>()
        .AddScoped<ReferBySystem>().AddScoped<DraftFromFile>().AddScoped<TakeOutAsHtcds>()
        .AddScoped<MyReferrals>().AddScoped<ReadReferral>().AddScoped<ReadFile>()
        .AddScoped<TriageQueue>().AddScoped<RouteReferral>().AddScoped<AddInformation>().AddScoped<NoteInformation>().AddScoped<News>()
        .AddScoped<ReadReceipt>().AddScoped<AlertList>().AddScoped<AnswerAlert>();
}
