import { useLayoutEffect } from 'preact/hooks'
import { matchRoute, type Route } from './logic/route'
import { Footer, Header } from './parts/frame'
import { NotFound } from './parts/states'
import { placeStore, restoreScroll } from './state/navigation'
import { useTexts } from './state/texts'
import { useStore } from './state/use-store'
import { ArticlePage } from './views/article'
import { CartPage } from './views/cart'
import { HelpPage } from './views/help'
import { HomePage } from './views/home'
import { OrderPage } from './views/order'
import { ProductPage } from './views/product'

function View({ route }: { readonly route: Route }) {
  switch (route.page) {
    case 'home':
      return <HomePage />
    case 'product':
      return <ProductPage id={route.id} />
    case 'cart':
      return <CartPage />
    case 'order':
      return <OrderPage />
    case 'help':
      return <HelpPage />
    case 'article':
      return <ArticlePage id={route.id} />
    case 'not_found':
      return <NotFound />
  }
}

export function App() {
  const t = useTexts()
  const place = useStore(placeStore)
  useLayoutEffect(restoreScroll)
  return (
    <>
      <a class="skip-link" href="#content">
        {t('skip_to_content')}
      </a>
      <Header />
      <main id="content" class="main width" tabIndex={-1}>
        <View key={place.pathname} route={matchRoute(place.pathname)} />
      </main>
      <Footer />
    </>
  )
}
