//! `serve`: HTTP and the background worker.

use crate::config::Global;
use crate::push::Push;
use crate::sms::Sms;
use crate::{http, worker};
use clap::Args;
use services::{Failure, Services, Welcome, demo};
use std::net::SocketAddr;
use std::process::ExitCode;
use std::sync::Arc;
use tokio::net::TcpListener;

#[derive(Args, Debug)]
pub struct Serve {
    /// Where to listen.
    #[arg(long, default_value = "127.0.0.1:3000", value_name = "HOST:PORT")]
    addr: SocketAddr,
    /// Fill an empty database with the demo county, run a first round, and print sign-ins and one person's link.
    #[arg(long)]
    demo_if_empty: bool,
    /// The address people reach this server by; goes on printed slips. The listening address when left out.
    #[arg(long, env = "SONGGANG_ORIGIN", value_name = "URL")]
    origin: Option<String>,
    /// What "now" is, for trying things out.
    #[arg(long, value_parser = crate::config::as_of)]
    as_of: Option<chrono::DateTime<chrono::Utc>>,
    /// Addresses of the proxies that are believed about whom they speak for, apart by commas; `none` for nobody.
    #[arg(
        long,
        env = "SONGGANG_TRUSTED_PROXIES",
        default_value = "127.0.0.1,::1",
        value_name = "ADDRESSES"
    )]
    trusted_proxies: http::Proxies,
    /// Let staff do nothing before they have turned the second step of sign-in on.
    #[arg(long, env = "SONGGANG_SECOND_STEP")]
    second_step: bool,
    #[command(flatten)]
    sms: Sms,
    #[command(flatten)]
    push: Push,
}

pub async fn run(global: &Global, command: Serve) -> ExitCode {
    match serve(global, command).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("songgang: {failure}");
            ExitCode::FAILURE
        }
    }
}

/// The address is taken first: who cannot serve changes nothing.
async fn serve(global: &Global, command: Serve) -> Result<(), Failure> {
    let refused = |e| Failure::message(format!("cannot listen on {}: {e}", command.addr));
    let listener = TcpListener::bind(command.addr).await.map_err(refused)?;
    let address = listener.local_addr().map_err(refused)?;
    let origin = command.origin.unwrap_or_else(|| format!("http://{address}"));
    let services = global.open(command.as_of).await?;
    services.migrate().await?;
    if command.demo_if_empty {
        demo_if_empty(&services, &origin).await?;
    }
    let hook = command.sms.token()?.map(str::to_owned);
    let sms = command
        .sms
        .attach(&services, &format!("http://{address}"))
        .await?;
    let push = command.push.attach(&services, &origin)?;
    let carriers = [sms, push].into_iter().flatten().collect();
    services.open_outbox(&origin, carriers).await?;
    services.refresh_index().await?;
    let stop = asked_to_stop().map_err(|e| Failure::message(format!("cannot listen for signals: {e}")))?;
    eprintln!("Songgang serves on http://{address}");
    let work = tokio::spawn(worker::run(Arc::clone(&services)));
    let token = std::env::var("SONGGANG_METRICS_TOKEN").ok();
    let site = http::Site::new(services, &origin)
        .with_proxies(command.trusted_proxies)
        .with_metrics_token(token.as_deref())
        .with_hook_token(hook.as_deref())
        .with_second_step(command.second_step);
    let served = http::serve(site, listener, stop).await;
    work.abort();
    served.map_err(|e| Failure::message(format!("the server stopped: {e}")))
}

/// Ends when the process is asked to stop. Signals are heard from the moment this is called, not from the first poll:
/// whoever reads that the server serves may stop it at once.
#[cfg(unix)]
fn asked_to_stop() -> std::io::Result<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut interrupted = signal(SignalKind::interrupt())?;
    let mut terminated = signal(SignalKind::terminate())?;
    Ok(async move {
        tokio::select! { _ = interrupted.recv() => {}, _ = terminated.recv() => {} }
    })
}

#[cfg(not(unix))]
fn asked_to_stop() -> std::io::Result<impl Future<Output = ()>> {
    Ok(async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    })
}

/// Loads the demo county and runs a first round, when nobody is registered yet.
async fn demo_if_empty(services: &Arc<Services>, origin: &str) -> Result<(), Failure> {
    if !services.is_empty().await? {
        eprintln!("The data folder holds a county already; the demo is not loaded.");
        return Ok(());
    }
    eprintln!("Loading the demo county …");
    let settings = demo::DemoSettings {
        as_of: services.clock.today(),
        ..demo::DemoSettings::default()
    };
    services.load_demo(&settings).await?;
    services.refresh_index().await?;
    eprintln!("Running a first matching round …");
    let welcome = services.first_round().await?;
    services.load_demo_applications().await?;
    services.load_demo_money().await?;
    services.load_demo_screens().await?;
    services.load_demo_fair_day().await?;
    services.load_demo_list().await?;
    services.load_demo_privacy().await?;
    eprintln!(
        "{} leads assigned to {} people.",
        welcome.assigned, welcome.people
    );
    print_ways_in(&welcome, origin);
    Ok(())
}

/// Who may sign in where.
fn print_ways_in(welcome: &Welcome, origin: &str) {
    eprintln!("Sign in at {origin}/staff:");
    eprintln!("  {:<38} {:<16} password", "role", "login");
    for account in &welcome.accounts {
        let role = match account.department {
            Some(department) => format!("{} {department}", account.role),
            None => account.role.to_owned(),
        };
        eprintln!("  {role:<38} {:<16} {}", account.login, account.password);
    }
    eprintln!("Sign in at {origin}/me by telephone; the code comes onto this terminal:");
    for (whose, phone) in &welcome.phones {
        eprintln!("  {whose:<38} {phone}");
    }
    eprintln!("One person's page: {origin}{}", welcome.link_path);
}
